import type { ShowClock } from '../../contract/state.ts'
import type { Clock } from '../ports.ts'

export interface ShowTime {
  /** Show time now, ms; negative before the show's first frame. */
  nowMs(): number
  /** Real milliseconds until show time `showMs`; 0 when it has passed. */
  untilMs(showMs: number): number
}

/** Reads the wall clock once, then counts on the monotonic one: a wall clock that jumps later moves no cue. */
export function createShowTime(clock: Clock, { startedAtMs, speed }: ShowClock): ShowTime {
  const anchorShowMs = (clock.nowMs() - startedAtMs) * speed
  const anchorMs = clock.monotonicMs()
  const nowMs = () => anchorShowMs + (clock.monotonicMs() - anchorMs) * speed
  return { nowMs, untilMs: (showMs) => Math.max(0, (showMs - nowMs()) / speed) }
}
