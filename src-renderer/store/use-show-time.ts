import type { ShowClock } from '../../src-main/contract/state.ts'
import { useServerNow } from './use-server-now.ts'

/** Show time at a moment of the core's clock; faster than the wall in a rehearsal. */
export function showTimeMs(clock: ShowClock, serverNowMs: number): number {
  return Math.max(0, (serverNowMs - clock.startedAtMs) * clock.speed)
}

export function useShowTime(clock: ShowClock): number {
  return showTimeMs(clock, useServerNow())
}
