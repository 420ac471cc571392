import type { Clock } from '../ports.ts'

/**
 * A fixed-rate clock on an absolute schedule: tick n is due at start + n x interval, whatever the ticks before took.
 * A late tick is made up for at once; a machine that slept for longer than `maxCatchUpMs` is told how many to skip.
 */
export interface Ticker {
  stop(): void
}

const MAX_CATCH_UP_MS = 1_000

export function startTicker(clock: Clock, intervalMs: number, onTick: (tick: number) => void): Ticker {
  const startedAtMs = clock.monotonicMs()
  let tick = 0
  let cancel = schedule()

  function schedule(): () => void {
    return clock.after(Math.max(0, startedAtMs + tick * intervalMs - clock.monotonicMs()), run)
  }

  function run(): void {
    const due = Math.floor((clock.monotonicMs() - startedAtMs) / intervalMs)
    if ((due - tick) * intervalMs > MAX_CATCH_UP_MS) tick = due
    do onTick(tick++)
    while (tick <= due)
    cancel = schedule()
  }

  return { stop: () => cancel() }
}
