import type { Clock } from '../../ports.ts'

export interface SilenceDeps {
  readonly clock: Clock
  /** The longest a connection that is well stays without a sign of life. */
  readonly limitMs: number
  /** At half of it: asks the other side for one. */
  readonly ask: () => void
  /** At three quarters: the question was not answered. */
  readonly onSilent: () => void
  /** A sign came after all. */
  readonly onHeardAgain: () => void
  readonly onDead: () => void
}

export interface SilenceWatch {
  heard(): void
  stop(): void
}

/** Watches over a connection on which the protocol promises an answer. One timer, whatever the traffic. */
export function watchSilence({ clock, limitMs, ...tell }: SilenceDeps): SilenceWatch {
  const steps = [
    { afterMs: limitMs / 2, reach: tell.ask },
    { afterMs: (limitMs * 3) / 4, reach: tell.onSilent },
    { afterMs: limitMs, reach: tell.onDead },
  ]
  let heardAtMs = clock.monotonicMs()
  let reached = 0
  let cancel: () => void = () => {}

  const check = (): void => {
    const silentMs = clock.monotonicMs() - heardAtMs
    while (reached < steps.length && (steps[reached]?.afterMs ?? 0) <= silentMs) {
      steps[reached]?.reach()
      reached += 1
    }
    const next = steps[reached]
    if (next) cancel = clock.after(next.afterMs - silentMs, check)
  }
  check()

  return {
    heard() {
      if (reached === steps.length) return
      heardAtMs = clock.monotonicMs()
      if (reached > 1) tell.onHeardAgain()
      reached = 0
    },
    stop: () => cancel(),
  }
}
