import { expect, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { createRepeats } from '../../../src-main/core/comments/deduplicate.ts'
import { createIntake } from '../../../src-main/core/comments/intake.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

const comment = (id: string, text = '这个多少钱？') => ({
  type: 'comment',
  platform: 'tiktok',
  id,
  viewer: { id: 'v1', name: 'Ana' },
  text,
})
const viewers = (count: number) => ({ type: 'viewers', platform: 'tiktok', count })

function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const events: StudioEvent[] = []
  const keys = new Set<string>()
  let session = 's1'
  log.onEvent((_seq, event, key) => {
    events.push(event)
    if (key !== null) keys.add(`${session} ${key}`)
  })
  const ingest = createIntake({
    clock,
    emit: log.emit,
    currentSession: () => session,
    hasKey: (sessionId, key) => keys.has(`${sessionId} ${key}`),
    repeats: createRepeats(),
  })
  const enterSession = (id: string) => {
    session = id
  }
  return { clock, log, events, ingest, enterSession }
}

test('one event or many; each becomes an event of the studio', () => {
  const { clock, ingest, events, log } = start()
  expect(ingest(comment('1'))).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
  expect(ingest([comment('2', 'how much is it?'), viewers(7)])).toMatchObject({ accepted: 2 })
  expect(events.map(({ type }) => type)).toEqual(['comment.received', 'comment.received', 'room.reported'])
  expect(log.state.room).toMatchObject({ received: 2, viewers: 7 })
  expect(events[0]).toMatchObject({
    comment: { id: '1', text: '这个多少钱？', atMs: clock.nowMs(), receivedAtMs: clock.nowMs() },
  })
})

test('a time the platform gives is kept, as epoch milliseconds', () => {
  const { ingest, events } = start()
  ingest([
    { ...comment('1'), at: '2026-01-01T00:00:01.500Z' },
    { ...viewers(1), at: 1_700_000_000_000 },
  ])
  expect(events).toMatchObject([
    { comment: { atMs: Date.UTC(2026, 0, 1, 0, 0, 1, 500) } },
    { event: { at: 1_700_000_000_000 } },
  ])
})

test('the same event twice counts once, in one batch or two, until another session begins', () => {
  const { ingest, events, enterSession } = start()
  expect(ingest([comment('1'), comment('1'), comment('2')])).toMatchObject({ accepted: 2, duplicates: 1 })
  expect(ingest([comment('2'), comment('3')])).toMatchObject({ accepted: 1, duplicates: 1 })
  expect(ingest({ ...comment('1'), platform: 'shopee' })).toMatchObject({ accepted: 1 })
  enterSession('s2')
  expect(ingest(comment('1'))).toMatchObject({ accepted: 1 })
  expect(events).toHaveLength(5)
})

test('an event without an id is never a duplicate', () => {
  const { ingest } = start()
  expect(ingest([viewers(3), viewers(3)])).toMatchObject({ accepted: 2, duplicates: 0 })
})

test('a bad event is rejected with its place and a reason; the good ones around it are kept', () => {
  const { ingest, events } = start()
  const answer = ingest([comment('1'), { ...comment('2'), text: '' }, { type: 'no-such-event' }, null, comment('3')])
  expect(answer).toMatchObject({ accepted: 2, duplicates: 0 })
  expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2, 3])
  expect(answer.rejected[0]?.error).toMatch(/text: .*Only this one was left out/)
  for (const { error } of answer.rejected) expect(error).not.toContain('undefined')
  expect(events).toHaveLength(2)
})

test('1 000 events are taken, 1 001 are refused whole', () => {
  const { ingest, events } = start()
  const many = (count: number) => Array.from({ length: count }, (_, index) => comment(`c${index}`))
  expect(() => ingest(many(1_001))).toThrow(expect.objectContaining({ code: 'ingest.too-large' }))
  expect(events).toEqual([])
  expect(ingest(many(1_000))).toMatchObject({ accepted: 1_000 })
})

test('nothing is taken from nothing', () => {
  const { ingest, events } = start()
  expect(ingest([])).toEqual({ accepted: 0, duplicates: 0, rejected: [] })
  expect(ingest('text').rejected).toHaveLength(1)
  expect(events).toEqual([])
})

test('what would disturb its neighbours is taken out of text and name; a comment of nothing else is refused', () => {
  const { ingest, events } = start()
  const sly = { ...comment('1', '\u202ehow much\u0007?\n'), viewer: { id: 'v1', name: '\u2066Ana\u2069' } }
  const nameless = { ...comment('2', 'hello'), viewer: { id: 'v2', name: '\u200b' } }
  const answer = ingest([sly, nameless, comment('3', '\u200b\u2060')])
  expect(answer).toMatchObject({ accepted: 2, rejected: [{ index: 2 }] })
  expect(answer.rejected[0]?.error).toContain('text: nothing in it can be seen')
  expect(events).toMatchObject([
    { comment: { text: 'how much?', viewer: { name: 'Ana' } } },
    { comment: { text: 'hello', viewer: { name: 'v2' } } },
  ])
})
