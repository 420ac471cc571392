import type { Check, StudioState } from '../../contract/state.ts'
import type { Clock } from '../ports.ts'

/**
 * What destinations answered last, and whether that still says something: no platform is called again and again for what
 * happens on this side.
 */
export interface Greeting {
  was(state: StudioState, check: Check): void
  stillTrue(state: StudioState): Check | null
}

const GREETED_FOR_MS = 60_000

export function createGreeting(clock: Clock): Greeting {
  let last: { readonly of: string; readonly atMs: number; readonly check: Check } | null = null
  return {
    was(state, check) {
      last = { of: whatIsSent(state), atMs: clock.monotonicMs(), check }
    },
    stillTrue(state) {
      if (!last || last.of !== whatIsSent(state) || clock.monotonicMs() - last.atMs > GREETED_FOR_MS) return null
      return last.check
    },
  }
}

/** What and where to, as one string to compare. */
function whatIsSent({ programme, destinations }: StudioState): string {
  const { width, height, fps, bitrateKbps, second } = programme
  const to = Object.values(destinations).map(({ id, state }) => [id, state.kind === 'stopped'])
  return JSON.stringify([width, height, fps, bitrateKbps, second, to])
}
