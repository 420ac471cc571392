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
    case 'recordingProgress':
      log.emit('recording.progressed', { bytes: report.bytes, freeBytes: report.freeBytes })
      return
    default:
      return
  }
}
