/** From when to when a session reaches, and when each of its events happened. */
import type { StudioEvent } from '../../contract/events.ts'
import type { StoredSession } from '../session/session-reader.ts'

/** Epoch ms. The timeline is what minutes are counted on. */
export interface Span {
  readonly startMs: number
  /** The end, or the last event of a session without one. */
  readonly endMs: number
  /** A whole number of seconds from `startMs`. */
  readonly timelineStartMs: number
  readonly timelineEndMs: number
}

export interface SessionSpan {
  /** Epoch ms at which the event happened. */
  take(event: StudioEvent): number
  readonly lastEventAtMs: number
  finish(): Span
}

/** A watch session may be filled with older events; a timeline longer than this would be a wrong date in one of them. */
const LONGEST_TIMELINE_MS = 24 * 3_600_000

/**
 * In a show nothing happens before its start or after it was received: platforms' clocks differ. A watch session has no
 * clock of its own, so its timeline reaches as far as its events say.
 */
export function createSessionSpan({ kind, startedAtMs, endedAtMs }: StoredSession): SessionSpan {
  let lastEventAtMs = startedAtMs
  let firstMs = Number.POSITIVE_INFINITY
  let lastMs = Number.NEGATIVE_INFINITY

  return {
    get lastEventAtMs() {
      return lastEventAtMs
    },
    take(event) {
      lastEventAtMs = Math.max(lastEventAtMs, event.atMs)
      const saidMs = saidAtMs(event)
      if (saidMs === null) return event.atMs
      if (kind !== 'watch') return Math.max(startedAtMs, Math.min(saidMs, event.atMs))
      firstMs = Math.min(firstMs, saidMs)
      lastMs = Math.max(lastMs, saidMs)
      return saidMs
    },
    finish() {
      const endMs = Math.max(startedAtMs, endedAtMs ?? lastEventAtMs)
      return { startMs: startedAtMs, endMs, ...timelineOf(startedAtMs, endMs, firstMs, lastMs) }
    },
  }
}

function timelineOf(startMs: number, endMs: number, firstMs: number, lastMs: number) {
  const from = Math.min(startMs, wholeSeconds(startMs, firstMs))
  const to = Math.max(endMs, lastMs)
  if (to - from <= LONGEST_TIMELINE_MS) return { timelineStartMs: from, timelineEndMs: to }
  if (lastMs - firstMs <= LONGEST_TIMELINE_MS)
    return { timelineStartMs: wholeSeconds(startMs, firstMs), timelineEndMs: lastMs }
  return { timelineStartMs: startMs, timelineEndMs: endMs }
}

const wholeSeconds = (fromMs: number, atMs: number) => fromMs + Math.floor((atMs - fromMs) / 1000) * 1000

/** The time a platform gave, or null for what the studio itself says. */
function saidAtMs(event: StudioEvent): number | null {
  if (event.type === 'comment.received') return event.comment.atMs
  if (event.type === 'room.reported') return event.event.at ?? event.atMs
  return null
}
