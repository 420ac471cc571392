import type { StudioEvent, StudioEventOf, StudioEventType } from '../../src-main/contract/events.ts'
import type { IngestEvent } from '../../src-main/contract/ingest.ts'
import { type Destination, INITIAL_STATE, type Promo } from '../../src-main/contract/state.ts'
import type { StoredSession } from '../../src-main/core/session/session-reader.ts'

export const SESSION_START_MS = Date.UTC(2026, 4, 14, 12)

type Payload<T extends StudioEventType> = Omit<StudioEventOf<T>, 'type' | 'atMs'>

/** A session's events, told in ms after its start. */
export function buildSession() {
  const events: StudioEvent[] = []
  let comments = 0
  const builder = {
    events,
    at<T extends StudioEventType>(ms: number, type: T, payload: Payload<T>) {
      events.push({ ...payload, type, atMs: SESSION_START_MS + ms } as unknown as StudioEvent)
      return builder
    },
    /** Written `lateMs` before the studio received it. */
    comment(
      ms: number,
      platform = 'tiktok',
      lang: 'en' | 'zh' | 'th' | 'und' = 'en',
      { text = 'hello', lateMs = 0 } = {},
    ) {
      const receivedAtMs = SESSION_START_MS + ms
      const viewer = { id: 'v', name: 'V' }
      const comment = { id: `c${comments++}`, platform, viewer, text, atMs: receivedAtMs - lateMs, receivedAtMs, lang }
      return builder.at(ms, 'comment.received', { comment })
    },
    room(ms: number, event: Exclude<IngestEvent, { type: 'comment' }>) {
      return builder.at(ms, 'room.reported', { event })
    },
    order(ms: number, amountMinor: number, currency = 'USD') {
      const lines = [{ sku: 'a', quantity: 1, amountMinor }]
      return builder.room(ms, { type: 'order', platform: 'tiktok', id: `o${ms}`, lines, currency })
    },
    viewers(ms: number, platform: string, count: number) {
      return builder.room(ms, { type: 'viewers', platform, count })
    },
    destination(ms: number, id: string, state: Destination['state'], counters: Partial<Destination['counters']> = {}) {
      const zero = { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 }
      const url = `rtmp://${id}.example/live/***`
      return builder.at(ms, 'destination.changed', {
        destination: {
          id,
          name: id.toUpperCase(),
          platform: 'custom',
          shape: 'wide',
          url,
          state,
          counters: { ...zero, ...counters },
        },
      })
    },
    slate(ms: number, slate: boolean) {
      const programme = { ...INITIAL_STATE.programme, activeSourceId: 'cam', slate }
      return builder.at(ms, 'programme.changed', { programme })
    },
    promo(deadlineMs: number, more: Partial<Promo> = {}): Promo {
      return {
        id: 'p',
        title: 'Bracelet',
        priceMinor: 999,
        currency: 'USD',
        deadlineMs: SESSION_START_MS + deadlineMs,
        ...more,
      }
    },
  }
  return builder
}

export function storedSession(durationMs: number | null, more: Partial<StoredSession> = {}): StoredSession {
  const endedAtMs = durationMs === null ? null : SESSION_START_MS + durationMs
  return { id: 's1', kind: 'broadcast', title: 'Crystal night', startedAtMs: SESSION_START_MS, endedAtMs, ...more }
}

export const isoAt = (ms: number) => new Date(SESSION_START_MS + ms).toISOString()
