import { StudioError } from '../../../contract/errors.ts'
import type { Alert } from '../../../contract/health.ts'
import type { MediaReport } from '../../media/media-protocol.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'

type Level = Alert['level'] | null

const DISK_ALERT = 'recording.disk'
const WARN_SECONDS = 15 * 60
const DANGER_SECONDS = 3 * 60
/** An alert leaves only when there is clearly more room than it began with. */
const RELIEF = 1.25

/** Pure: how bad it is that the disk is full in so many seconds, after what it was before. */
export function diskLevel(secondsToFull: number | null, before: Level): Level {
  if (secondsToFull === null) return before
  if (secondsToFull < DANGER_SECONDS * (before === 'danger' ? RELIEF : 1)) return 'danger'
  return secondsToFull < WARN_SECONDS * (before === null ? 1 : RELIEF) ? 'warn' : null
}

/**
 * In: what the recording reports. Out: one alert of a disk that fills up, with the time left; it ends when there is room
 * again or nothing is recorded any more (a recording that is paused says why in its own state).
 */
export function createDiskAlert(log: StateLog, clock: Clock): (report: MediaReport) => void {
  let level: Level = null
  let sinceMs = 0

  function change(next: Level, secondsToFull: number): void {
    if (next === level) return
    if (level === null) sinceMs = clock.nowMs()
    level = next
    if (next === null) log.emit('alert.cleared', { alertId: DISK_ALERT })
    else log.emit('alert.raised', { alert: { id: DISK_ALERT, level: next, error: diskLow(secondsToFull), sinceMs } })
  }

  return (report) => {
    if (report.kind === 'recordingProgress') change(diskLevel(report.secondsToFull, level), report.secondsToFull ?? 0)
    else if (report.kind === 'recordingState' && report.state.kind !== 'recording') change(null, 0)
  }
}

function diskLow(seconds: number) {
  const minutes = Math.max(1, Math.round(seconds / 60))
  return new StudioError('recording.disk-low', { minutes: `${minutes}` }).toInfo()
}
