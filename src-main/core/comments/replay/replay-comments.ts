/** In: scheduled events. Out: each of them sent once, in order, at its time on the monotonic clock. */
import type { IngestEvent } from '../../../contract/ingest.ts'
import type { Clock } from '../../ports.ts'
import type { ScheduledEvent } from './schedule-comments.ts'

export interface ReplayDeps {
  readonly clock: Clock
  readonly schedule: readonly ScheduledEvent[]
  /** Takes everything due at once, at most `MAX_INGEST_EVENTS` of it per call. */
  readonly send: (events: readonly IngestEvent[]) => void
}

export interface Replay {
  /** Counts from now; call it at the show's first tick. */
  start(): void
  /** Sends what is left, at once. */
  finish(): void
  /** Sends nothing more. */
  stop(): void
}

const EVENTS_PER_SEND = 500

export function createReplay({ clock, schedule, send }: ReplayDeps): Replay {
  let startedAtMs = 0
  let next = 0
  let cancelTimer: (() => void) | null = null

  const sendUntil = (end: number): void => {
    while (next < end) {
      const batch = schedule.slice(next, Math.min(end, next + EVENTS_PER_SEND))
      next += batch.length
      send(batch.map(({ event }) => event))
    }
  }
  const sendDue = (): void => {
    const elapsedMs = clock.monotonicMs() - startedAtMs
    let end = next
    while ((schedule[end]?.afterMs ?? Number.POSITIVE_INFINITY) <= elapsedMs) end += 1
    sendUntil(end)
    const later = schedule[next]
    if (later) cancelTimer = clock.after(Math.max(0, startedAtMs + later.afterMs - clock.monotonicMs()), sendDue)
  }
  const stop = (): void => {
    cancelTimer?.()
    cancelTimer = null
  }

  return {
    start() {
      startedAtMs = clock.monotonicMs()
      sendDue()
    },
    finish() {
      stop()
      sendUntil(schedule.length)
    },
    stop,
  }
}
