import type { Checklist, StudioState } from '../../contract/state.ts'
import { checkClock } from './check-clock.ts'
import { checkEncoder } from './check-encoder.ts'
import { checkSound } from './check-sound.ts'
import { checkSource } from './check-source.ts'
import { checkUplink } from './check-uplink.ts'
import type { Seen } from './seen.ts'

/** The checks that ask nobody: microseconds, so that they may run once a second. Pure. */
export const localChecks = (state: StudioState, seen: Seen) => ({
  source: checkSource(state, seen),
  sound: checkSound(state, seen),
  encoder: checkEncoder(state),
  uplink: checkUplink(state, seen),
  clock: checkClock(seen),
})

/** Whether a check came out otherwise: new figures in the same sentence are no news. */
export function areOutcomesNew(before: Checklist, now: ReturnType<typeof localChecks>): boolean {
  const ids = Object.keys(now) as (keyof typeof now)[]
  return ids.some((id) => before[id].outcome !== now[id].outcome)
}
