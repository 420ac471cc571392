import { type StudioError, toStudioError } from '../../contract/errors.ts'
import type { DestinationState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import { backoffMs } from './backoff.ts'
import { wasAnswered } from './push-error.ts'

export interface OnAirPorts {
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
  readonly onState: (state: DestinationState) => void
  /** One connection until it ends. */
  readonly run: (attempt: Attempt) => Promise<void>
  /** Resolves with whether someone listens at the destination; never rejects. */
  readonly listening: (signal: AbortSignal) => Promise<boolean>
}

export interface Attempt {
  /** Nothing has been tried before: a far server may take its time. */
  readonly isFirst: boolean
  /** The platform accepted the publish. */
  readonly onAccepted: () => void
  /** Media has certainly left, the first of it at `sinceMs`: the connection is a success. */
  readonly onProven: (sinceMs: number) => void
}

export interface OnAir {
  /** Settles when `signal` aborted and the last connection is over. */
  readonly over: Promise<void>
  /** Ends a wait: the next attempt begins now. */
  tryNow(): void
}

const PROBE_EVERY_MS = 1_000

/**
 * Keeps one destination on air until `signal` aborts. Out: its states. Never touches a sibling.
 * A wait ends early when a listener answers after none did; one that answers and refuses is left its whole wait.
 */
export function keepOnAir({ clock, random, onState, run, listening }: OnAirPorts, signal: AbortSignal): OnAir {
  let wait: AbortController | null = null
  let attempts = 0
  let failures = 0
  let troubleSinceMs = 0

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      onState({ kind: 'connecting' })
      attempts += 1
      try {
        await run({ isFirst: attempts === 1, onAccepted: () => onState({ kind: 'ready' }), onProven: succeed })
      } catch (error) {
        if (signal.aborted) return
        await waitAfter(toStudioError(error))
      }
    }
  }

  function succeed(sinceMs: number): void {
    failures = 0
    onState({ kind: 'live', sinceMs })
  }

  async function waitAfter(error: StudioError): Promise<void> {
    failures += 1
    if (failures === 1) troubleSinceMs = clock.monotonicMs()
    const waitMs = backoffMs(failures, clock.monotonicMs() - troubleSinceMs, random())
    onState({ kind: 'retrying', error: error.toInfo(), retryAtMs: clock.nowMs() + waitMs })
    wait = new AbortController()
    await waitForTurn(waitMs, wasAnswered(error.code), AbortSignal.any([signal, wait.signal]))
    wait = null
  }

  async function waitForTurn(waitMs: number, answered: boolean, until: AbortSignal): Promise<void> {
    const untilMs = clock.monotonicMs() + waitMs
    let isNews = !answered
    for (let leftMs = waitMs; leftMs > 0; leftMs = untilMs - clock.monotonicMs()) {
      await sleep(clock, Math.min(PROBE_EVERY_MS, leftMs), until)
      if (until.aborted || clock.monotonicMs() >= untilMs) return
      const listens = await listening(until)
      if (until.aborted || (listens && isNews)) return
      if (!listens) isNews = true
    }
  }

  return { over: keep(), tryNow: () => wait?.abort() }
}
