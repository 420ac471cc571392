import type { Clock } from '../../src-main/core/ports.ts'

export interface ManualClock extends Clock {
  /** Lets `ms` pass: calls back everything that falls due, in order, each at its own time. */
  advanceMs(ms: number): void
  /** The wall clock jumps (NTP, suspend, a hand on the settings); durations don't. */
  jumpWallMs(ms: number): void
  /** Callbacks that still wait. */
  readonly waiting: number
}

interface Timer {
  readonly dueMs: number
  readonly callback: () => void
}

/** A clock that stands still until it is told otherwise. */
export function manualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  const timers = new Set<Timer>()
  let wallMs = startMs
  let monotonicMs = 0

  const moveTo = (ms: number): void => {
    wallMs += ms - monotonicMs
    monotonicMs = ms
  }
  const nextDue = (untilMs: number): Timer | undefined =>
    [...timers].filter((timer) => timer.dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0]

  return {
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    after(ms, callback) {
      const timer = { dueMs: monotonicMs + Math.max(0, ms), callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advanceMs(ms) {
      const untilMs = monotonicMs + ms
      for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
        timers.delete(timer)
        moveTo(Math.max(monotonicMs, timer.dueMs))
        timer.callback()
      }
      moveTo(untilMs)
    },
    jumpWallMs(ms) {
      wallMs += ms
    },
    get waiting() {
      return timers.size
    },
  }
}
