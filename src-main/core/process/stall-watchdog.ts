import type { Clock } from '../ports.ts'

/**
 * Ends what lives but does not advance. In: signs of progress. Out: one call of `onStall` when progress was due and none
 * came for as long as the limit. Time in which nothing is due does not count.
 */
export interface StallWatchdog {
  progressed(): void
  stop(): void
}

export interface StallWatchdogDeps {
  readonly clock: Clock
  /** How long nothing may come while it is due; opening may take longer than running. */
  readonly limitMs: () => number
  /** Whether progress is due now: a child that has nothing to do may rest. */
  readonly isDue: () => boolean
  readonly onStall: () => void
}

const CHECK_EVERY_MS = 500

export function startStallWatchdog({ clock, limitMs, isDue, onStall }: StallWatchdogDeps): StallWatchdog {
  let aliveAtMs = clock.monotonicMs()
  let cancel = clock.after(CHECK_EVERY_MS, check)

  function check(): void {
    if (!isDue()) aliveAtMs = clock.monotonicMs()
    if (clock.monotonicMs() - aliveAtMs >= limitMs()) onStall()
    else cancel = clock.after(CHECK_EVERY_MS, check)
  }

  return {
    progressed() {
      aliveAtMs = clock.monotonicMs()
    },
    stop: () => cancel(),
  }
}
