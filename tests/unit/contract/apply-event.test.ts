import { expect, test } from 'vitest'
import { applyEvent } from '../../../src-main/contract/apply-event.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { COMMENTS_IN_STATE, type Destination, INITIAL_STATE } from '../../../src-main/contract/state.ts'

const comment = (id: number, lang: 'en' | 'th' = 'en'): StudioEvent => ({
  type: 'comment.received',
  atMs: id,
  comment: {
    id: String(id),
    platform: id % 2 === 0 ? 'tiktok' : 'youtube',
    viewer: { id: 'v', name: 'v' },
    text: 'hi',
    atMs: id,
    receivedAtMs: id,
    lang,
  },
})
const destination: Destination = {
  id: 'd',
  name: 'D',
  url: 'rtmp://x/***',
  state: { kind: 'live', sinceMs: 1 },
  platform: 'custom',
  shape: 'wide',
  counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
}
const after = (...events: StudioEvent[]) => events.reduce(applyEvent, INITIAL_STATE)

test('the room counts every comment and keeps the newest', () => {
  const many = Array.from({ length: COMMENTS_IN_STATE + 50 }, (_, index) => comment(index))
  const { room } = after(...many, comment(999, 'th'))
  expect(room.received).toBe(COMMENTS_IN_STATE + 51)
  expect(room.comments).toHaveLength(COMMENTS_IN_STATE)
  expect(room.comments.at(-1)?.id).toBe('999')
  // Languages are counted when comments are read.
  expect(room.byLang).toEqual({})
  expect(Object.values(room.byPlatform).reduce((sum, count) => sum + count, 0)).toBe(room.received)
})

test('a new session counts anew; what was written just before it still stands in the list', () => {
  const opened: StudioEvent = { type: 'session.opened', atMs: 1, sessionId: 's', kind: 'broadcast', title: '' }
  const { room } = after(comment(1), opened, comment(2))
  expect(room.comments.map(({ id }) => id)).toEqual(['1', '2'])
  expect(room).toMatchObject({ received: 1, byLang: {} })
})

test('a platform named like a property of every object is counted like any other', () => {
  const odd = ['__proto__', 'constructor', '__proto__'].map((platform, index) => {
    const event = comment(index)
    return event.type === 'comment.received' ? { ...event, comment: { ...event.comment, platform } } : event
  })
  expect(Object.entries(after(...odd).room.byPlatform)).toEqual([
    ['__proto__', 2],
    ['constructor', 1],
  ])
})

test('progress moves the counters and never the state; of an unknown destination it is nothing', () => {
  const counters = { bytes: 9, frames: 3, reconnects: 0, droppedFrames: 1 }
  const progressed: StudioEvent = { type: 'destination.progressed', atMs: 2, destinationId: 'd', counters }
  expect(after(progressed)).toBe(INITIAL_STATE)
  const known = after({ type: 'destination.changed', atMs: 1, destination }, progressed)
  expect(known.destinations.d).toEqual({ ...destination, counters })
})

test('removing takes out one and leaves the others', () => {
  const other = { ...destination, id: 'e' }
  const state = after(
    { type: 'destination.changed', atMs: 1, destination },
    { type: 'destination.changed', atMs: 1, destination: other },
    { type: 'destination.removed', atMs: 2, destinationId: 'd' },
  )
  expect(state.destinations).toEqual({ e: other })
})

test('recording progress belongs to a running recording only', () => {
  const progressed: StudioEvent = { type: 'recording.progressed', atMs: 1, bytes: 5, freeBytes: 7, secondsToFull: 9 }
  expect(after(progressed).recording).toEqual({ kind: 'off' })
  const recording = { kind: 'recording', path: '/r.mp4', bytes: 0, freeBytes: null, secondsToFull: null } as const
  expect(after({ type: 'recording.changed', atMs: 0, recording }, progressed).recording).toEqual({
    ...recording,
    bytes: 5,
    freeBytes: 7,
    secondsToFull: 9,
  })
})

test('the promo is on air when the event says so, and gone when hidden', () => {
  const promo = { id: 'p', title: 'Lamp', priceMinor: 2990, currency: 'USD', deadlineMs: 9 }
  const requested: StudioEvent = { type: 'promo.requested', atMs: 1, promo }
  expect(after(requested).promo).toBeNull()
  const changed: StudioEvent = { type: 'promo.changed', atMs: 1, promo: { ...promo, phase: { kind: 'applying' } } }
  expect(after(requested, changed).promo?.phase.kind).toBe('applying')
  expect(after(changed, { type: 'promo.hidden', atMs: 2, promoId: 'p' }).promo).toBeNull()
})

test('only the viewers report changes the room', () => {
  const viewers: StudioEvent = {
    type: 'room.reported',
    atMs: 1,
    event: { type: 'viewers', platform: 'tiktok', count: 12 },
  }
  const like: StudioEvent = { type: 'room.reported', atMs: 1, event: { type: 'like', platform: 'tiktok', count: 3 } }
  expect(after(viewers, like).room.viewers).toBe(12)
})

const written = (id: string, atMs: number, receivedAtMs = atMs): StudioEvent => {
  const event = comment(1)
  return event.type === 'comment.received' ? { ...event, comment: { ...event.comment, id, atMs, receivedAtMs } } : event
}

test('comments stand in the order they were written; long past or future ones where they came', () => {
  const minute = 60_000
  const { room } = after(
    written('b', 10 * minute),
    written('late', 9.5 * minute, 10 * minute + 1),
    written('c', 10 * minute + 2),
    written('long past', 0, 10 * minute + 3),
    written('future', 99 * minute, 10 * minute + 4),
    written('d', 10 * minute + 5),
  )
  expect(room.comments.map(({ id }) => id)).toEqual(['late', 'b', 'c', 'long past', 'future', 'd'])
})

test('an edited comment has its new text; a deleted one has none, is marked, and stays so', () => {
  const [platform, commentId] = ['youtube', '1']
  const edited: StudioEvent = { type: 'comment.edited', atMs: 2, platform, commentId, text: 'new' }
  expect(after(comment(1), edited).room.comments).toMatchObject([{ text: 'new', edited: true }])
  const deleted: StudioEvent = { type: 'comment.deleted', atMs: 3, platform, commentId }
  const { room } = after(comment(1), comment(3), deleted, edited)
  expect(room.comments).toMatchObject([{ text: '', deleted: true }, { text: 'hi' }])
  expect(JSON.stringify(room)).not.toContain('new')
  expect(room.received).toBe(2)
  const elsewhere: StudioEvent = { ...deleted, platform: 'tiktok' }
  expect(after(comment(1), elsewhere).room.comments).toMatchObject([{ text: 'hi' }])
})

test('a connector that is heard says when; of an unknown one it is nothing', () => {
  const connector = {
    id: 'c',
    kind: 'twitch',
    channel: 'ronni',
    read: { kind: 'reading' },
    write: { kind: 'readOnly' },
    lastMessageAtMs: null,
    gaps: 0,
    quota: null,
  } as const
  const heard: StudioEvent = { type: 'connector.heard', atMs: 7, connectorId: 'c' }
  const added: StudioEvent = { type: 'connector.changed', atMs: 1, connector }
  expect(after(added, heard).connectors.c).toEqual({ ...connector, lastMessageAtMs: 7 })
  expect(after(heard).connectors).toEqual({})
  expect(after(added, { type: 'connector.removed', atMs: 8, connectorId: 'c' }, heard).connectors).toEqual({})
})
