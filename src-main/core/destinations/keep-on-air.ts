import { connect } from 'node:net'
import { toStudioError } from '../../contract/errors.ts'
import type { DestinationState } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'

export interface OnAirPorts {
  readonly clock: Clock
  readonly onState: (state: DestinationState) => void
  /** One connection until it ends; calls back when the platform accepted it. */
  readonly run: (onAccepted: () => void) => Promise<void>
  /** Resolves when someone listens at the destination again; never rejects. */
  readonly listening: (signal: AbortSignal) => Promise<boolean>
  /** What an accepted connection is: `ready` before the show's first frame, `live` from it. */
  readonly acceptedState: () => DestinationState
}

/** First retry at once, then longer waits up to 10 s (peers.md 2.1); a listener that answers ends the wait early. */
const BACKOFF_MS = [0, 1_000, 2_000, 4_000, 8_000, 10_000]
const PROBE_EVERY_MS = 1_000
/** A platform that answers but refuses is asked at this pace, however often it answers. */
const LEAST_WAIT_MS = 250

export const backoffMs = (failures: number): number => BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? 0

/** Keeps one destination on air until `signal` aborts. Out: its states. Never touches a sibling. */
export async function keepOnAir(
  { clock, onState, run, listening, acceptedState }: OnAirPorts,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    onState({ kind: 'connecting' })
    try {
      await run(() => {
        failures = 0
        onState(acceptedState())
      })
    } catch (error) {
      if (signal.aborted) break
      failures += 1
      const waitMs = Math.max(LEAST_WAIT_MS, backoffMs(failures))
      onState({ kind: 'retrying', error: toStudioError(error).toInfo(), retryAtMs: clock.nowMs() + waitMs })
      await waitForListener(waitMs)
    }
  }
  onState({ kind: 'off' })

  async function waitForListener(waitMs: number): Promise<void> {
    const until = clock.monotonicMs() + waitMs
    await sleep(clock, LEAST_WAIT_MS, signal)
    while (!signal.aborted && clock.monotonicMs() < until) {
      await sleep(clock, Math.max(0, Math.min(PROBE_EVERY_MS, until - clock.monotonicMs())), signal)
      if (signal.aborted || (await listening(signal))) return
    }
  }
}

/** One bare TCP connect: whether anything listens there. */
export function isListening(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PROBE_EVERY_MS, signal })
    const answer = (listens: boolean) => {
      socket.destroy()
      resolve(listens)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}
