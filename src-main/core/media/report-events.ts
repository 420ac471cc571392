import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import type { MediaReport } from './media-protocol.ts'

/** Media reports that are state and nothing else become events here; the others belong to the show, the promo and the preview. */
export function applyMediaReport(log: StateLog, report: MediaReport): void {
  const { state } = log
  switch (report.kind) {
    case 'sourceState': {
      const source = state.sources[report.id]
      if (source && report.state.kind !== 'off')
        log.emit('source.changed', { source: { ...source, state: report.state } })
      return
    }
    case 'slate':
      log.emit('programme.changed', { programme: { ...state.programme, slate: report.shown } })
      return
    case 'levels':
      log.emit('levels.measured', { levels: report.levels })
      return
    case 'slateFailed':
      log.emit('notice.raised', { error: report.error })
      return
    case 'encoderState':
      log.emit('encoder.changed', { encoder: report.state })
      return
    case 'destinationState': {
      const destination = state.destinations[report.id]
      if (destination) log.emit('destination.changed', { destination: { ...destination, state: report.state } })
      return
    }
    case 'destinationProgress':
      log.emit('destination.progressed', { destinationId: report.id, counters: report.counters })
      return
    case 'recordingState':
      log.emit('recording.changed', { recording: report.state })
      return
    case 'recordingDiscarded':
      log.emit('recording.discarded', { path: report.path })
      return
    case 'recordingStarted':
      log.emit('recording.started', { path: report.path, firstPictureAtMs: report.atMs })
      return
    case 'recordingProgress': {
      const { bytes, freeBytes, secondsToFull } = report
      log.emit('recording.progressed', { bytes, freeBytes, secondsToFull })
      return
    }
    default:
      return
  }
}

/** How often a destination's counters go into the journal: what a crash leaves in the report is at most this old. */
const KEEP_COUNTERS_EVERY_MS = 10_000

/** Applies each report, and keeps the counters of destinations, whose progress alone is not journalled. */
export function createReportEvents(log: StateLog, clock: Clock): (report: MediaReport) => void {
  const keptAtMs = new Map<string, number>()

  return (report) => {
    applyMediaReport(log, report)
    if (report.kind !== 'destinationProgress') return
    const nowMs = clock.monotonicMs()
    const destination = log.state.destinations[report.id]
    if (!destination || nowMs - (keptAtMs.get(report.id) ?? nowMs - KEEP_COUNTERS_EVERY_MS) < KEEP_COUNTERS_EVERY_MS)
      return
    keptAtMs.set(report.id, nowMs)
    log.emit('destination.changed', { destination })
  }
}

/** The media worker is gone, and with it everything it ran. */
export function applyMediaLost(log: StateLog): void {
  log.emit('encoder.changed', { encoder: { kind: 'off' } })
  log.emit('recording.changed', { recording: { kind: 'off' } })
  log.emit('programme.changed', { programme: { ...log.state.programme, slate: true } })
  for (const source of Object.values(log.state.sources)) {
    log.emit('source.changed', { source: { ...source, state: { kind: 'off' } } })
  }
  for (const destination of Object.values(log.state.destinations)) {
    log.emit('destination.changed', { destination: { ...destination, state: { kind: 'off' } } })
  }
}
