import type { FrameCounters } from '../../../contract/events.ts'
import type { ShowState } from '../../../contract/state.ts'
import type { Section } from './section.ts'

export interface Course {
  /** As counted at the end; null when it never came to that, or a crash cut a part off uncounted. */
  readonly frames: FrameCounters | null
  readonly recordings: readonly string[]
  /** Clips and highlights. */
  readonly clips: readonly string[]
  /** From the show's first picture to its last, ms, without the time a crash took; null when nothing was on air. */
  readonly onAirMs: number | null
  /** How often a crash cut the session off and it went on afterwards. */
  readonly restarts: number
  /** False when a crash cut it off for good. */
  readonly wasClosed: boolean
}

/** The course of the session itself: its end, its restarts, its files. */
export function createCourse(): Section<Course> {
  const recordings = new Set<string>()
  const clips = new Set<string>()
  let frames: FrameCounters | null = null
  let onAirMs: number | null = null
  let liveSinceMs: number | null = null
  let clockStartMs = 0
  let wasClosed = false
  let restarts = 0
  const leaveAir = (atMs: number): void => {
    if (liveSinceMs !== null) onAirMs = (onAirMs ?? 0) + Math.max(0, atMs - liveSinceMs)
    liveSinceMs = null
  }
  /** A live show whose clock starts elsewhere now: the wall clock jumped, the show did not. */
  const takeShow = (show: ShowState, atMs: number): void => {
    const startMs = show.kind === 'live' ? show.clock.startedAtMs : null
    if (startMs !== null && liveSinceMs !== null) liveSinceMs += startMs - clockStartMs
    else leaveAir(atMs)
    if (startMs === null) return
    liveSinceMs ??= atMs
    clockStartMs = startMs
  }
  return {
    interrupt: leaveAir,
    take(event, occurredAtMs) {
      if (event.type === 'show.changed') takeShow(event.show, occurredAtMs)
      if (event.type === 'session.resumed') restarts += 1
      // A pause before the first part, or the finishing of another show, names no file of this one.
      if (event.type === 'recording.changed' && event.recording.kind === 'recording')
        recordings.add(event.recording.path)
      if (event.type === 'recording.discarded') recordings.delete(event.path)
      if (event.type === 'clip.saved') clips.add(event.path)
      if (event.type === 'highlights.exported') for (const path of event.paths) clips.add(path)
      if (event.type !== 'session.closed') return
      // The part before a crash was never counted, and half a count would be a wrong one.
      frames = restarts > 0 ? null : event.frames
      wasClosed = true
    },
    finish({ endMs }) {
      leaveAir(endMs)
      return { frames, recordings: [...recordings], clips: [...clips], onAirMs, restarts, wasClosed }
    },
  }
}
