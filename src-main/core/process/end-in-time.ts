import type { Clock } from '../ports.ts'

/** The ending of a child that is asked first and made to afterwards. */
export interface Ending {
  /** Asks now, if it was not asked yet. */
  begin(): void
  /** The child is gone: nothing is left to do. */
  over(): void
}

export interface EndInTimeDeps {
  readonly clock: Clock
  /** How long it may take over what it still has. */
  readonly graceMs: number
  /** Asks it to finish. */
  readonly finish: () => void
  readonly kill: () => void
}

/** When asked, or when `signal` aborts, a child finishes what it has; one that can't is killed after its grace. */
export function endInTime({ clock, graceMs, finish, kill }: EndInTimeDeps, signal: AbortSignal): Ending {
  let cancelKill: (() => void) | null = null
  const begin = () => {
    if (cancelKill) return
    finish()
    cancelKill = clock.after(graceMs, kill)
  }
  signal.addEventListener('abort', begin, { once: true })
  if (signal.aborted) begin()
  return {
    begin,
    over() {
      cancelKill?.()
      signal.removeEventListener('abort', begin)
    },
  }
}
