import { expect, onTestFinished, test } from 'vitest'
import type { StudioEvent } from '../../../../src-main/contract/events.ts'
import type { Triage } from '../../../../src-main/contract/triage.ts'
import type { QuestionGroup, Understanding } from '../../../../src-main/contract/understanding.ts'
import type { ReadingClientDeps } from '../../../../src-main/core/comments/reading/reading-client.ts'
import { createReadingControl } from '../../../../src-main/core/comments/reading/reading-control.ts'
import type { ReadableComment } from '../../../../src-main/core/comments/reading/reading-protocol.ts'
import type { FoundModel } from '../../../../src-main/core/comments/triage/open-models.ts'
import { createStateLog } from '../../../../src-main/core/state-log.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { commentOf, groupOf, understoodOf } from '../../../support/understood.ts'

const OURS: FoundModel = { folder: '/models/triage', name: 'Ours', heads: ['intent', 'lang'], error: null }
type Read = readonly [id: string, triage?: Partial<Triage>, change?: Partial<Understanding>]

/** A studio's log and the reading of its comments, with a worker that answers when the test says so. */
function stage() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const events: StudioEvent[] = []
  log.onEvent((_seq, event) => events.push(event))
  const given: ReadableComment[] = []
  const workers: ReadingClientDeps[] = []
  let leaveOut = 0
  let closes = 0
  const control = createReadingControl({
    clock,
    log,
    workerUrl: new URL('file:///worker.js'),
    models: { ownModel: '/models/triage', userModels: [] },
    start(deps) {
      workers.push(deps)
      return {
        read(comment) {
          given.push(comment)
          return leaveOut
        },
        setCatalogue: () => {},
        async close() {
          closes += 1
        },
      }
    },
  })
  const worker = () => workers.at(-1) as ReadingClientDeps
  onTestFinished(() => control.close())
  return {
    clock,
    log,
    control,
    given,
    workers,
    worker,
    count: (type: StudioEvent['type']) => events.filter((event) => event.type === type).length,
    open: (found: readonly FoundModel[] = [OURS], isReady = true) => worker().onOpened(found, isReady),
    receive(...ids: string[]) {
      for (const id of ids) log.emit('comment.received', { comment: commentOf(id, { receivedAtMs: clock.nowMs() }) })
    },
    understand: (reads: readonly Read[], groups: readonly QuestionGroup[] = []) =>
      worker().onUnderstood(
        reads.map(([id, triage, change]) => understoodOf(id, triage, change)),
        groups,
      ),
    settle: (commentId: string) => control.commands['comment.settle']({ platform: 'tiktok', commentId }),
    listed: () => log.state.room.matters.map(({ id }) => id),
    leavesOut: (count: number) => {
      leaveOut = count
    },
    get closes() {
      return closes
    },
  }
}

test('what the worker needs of a comment is all that it is given', () => {
  const { open, receive, given, clock } = stage()
  open()
  receive('a')
  expect(given).toEqual([
    { platform: 'tiktok', id: 'a', text: 'text of a', receivedAtMs: clock.nowMs(), viewerId: 'viewer of a' },
  ])
})

test('comments get their labels; those that ask for something are raised', () => {
  const { open, receive, understand, log, listed, count } = stage()
  open()
  receive('a', 'b', 'c')
  understand([
    ['a', { intent: 'praise' }],
    ['b', { lang: 'th', intent: 'complaint' }],
  ])
  expect(log.state.room.comments.map(({ understanding }) => understanding?.triage.intent)).toEqual([
    'praise',
    'complaint',
    undefined,
  ])
  expect(log.state.room.matters[0]).toMatchObject({ id: 'b', lang: 'th', text: 'text of b' })
  understand([['c', { intent: 'greeting' }]])
  expect([listed(), count('comments.raised')]).toEqual([['b'], 1])
})

test('comments that came before the models were open are read as soon as they are', () => {
  const { open, receive, understand, listed, log } = stage()
  receive('a')
  expect(log.state.reading).toEqual({ kind: 'starting' })
  open()
  understand([['a', { intent: 'request' }]])
  expect(listed()).toEqual(['a'])
})

test('a settled one leaves the list with its whole group; one that is not there is refused', () => {
  const { open, receive, understand, settle, listed, log } = stage()
  open()
  receive('a', 'b')
  understand(
    [
      ['a', {}, { groupId: 'tiktok/a' }],
      ['b', { intent: 'complaint' }],
    ],
    [groupOf('a')],
  )
  settle('a')
  expect(listed()).toEqual(['b'])
  expect(log.state.room.questions['tiktok/a']?.answeredAtMs).toBe(log.state.room.comments[0]?.receivedAtMs)
  settle('b')
  expect(listed()).toEqual([])
  expect(() => settle('b')).toThrow(expect.objectContaining({ code: 'comment.not-listed' }))
  expect(() => settle('nobody')).toThrow(expect.objectContaining({ code: 'comment.not-listed' }))
})

test('a copy is not raised beside its first, and one of an answered question not at all', () => {
  const { open, receive, understand, settle, listed, log, count } = stage()
  open()
  const copy = { groupId: 'tiktok/a', copyOf: 'a' }
  receive('a', 'b', 'c', 'd', 'e')
  understand([['a', {}, { groupId: 'tiktok/a' }]], [groupOf('a')])
  understand([['b', {}, copy]], [groupOf('a', { count: 2 })])
  expect([listed(), count('comments.raised')]).toEqual([['a'], 1])
  settle('a')
  understand([['c', {}, copy]], [groupOf('a', { count: 3 })])
  understand([['d', {}, { groupId: 'tiktok/a' }]], [groupOf('a', { count: 4 })])
  expect(listed()).toEqual([])
  understand([['e', { intent: 'complaint' }, { copyOf: 'x' }]])
  expect(listed()).toEqual([])
  expect(log.state.room.questions['tiktok/a']?.count).toBe(4)
})

test('the same words over and over are raised again when nobody answers for three minutes', () => {
  const { open, receive, understand, settle, listed, clock } = stage()
  open()
  receive('a')
  const startMs = clock.nowMs()
  understand([['a', {}, { groupId: 'tiktok/a' }]], [groupOf('a', { firstAtMs: startMs, lastAtMs: startMs })])
  settle('a')
  for (let minute = 1; minute <= 4; minute++) {
    clock.advanceMs(59_000)
    receive(`copy ${minute}`)
    const group = groupOf('a', { firstAtMs: startMs, lastAtMs: clock.nowMs(), count: 1 + minute })
    understand([[`copy ${minute}`, {}, { groupId: 'tiktok/a', copyOf: 'a' }]], [group])
  }
  expect(listed()).toEqual(['copy 4'])
})

test('what was left out in a flood is not raised and takes nobody along', () => {
  const { open, receive, understand, listed, log, leavesOut, clock } = stage()
  open()
  receive('a', 'b')
  leavesOut(1)
  receive('c')
  clock.advanceMs(1_000)
  expect(log.state.reading).toMatchObject({ kind: 'reading', share: 0.66 })
  understand([['a', { intent: 'complaint' }]])
  understand([['c', { intent: 'complaint' }]])
  expect(listed()).toEqual(['a', 'c'])
  leavesOut(0)
  clock.advanceMs(6_000)
  expect(log.state.reading).toMatchObject({ kind: 'reading', share: 1 })
  expect(clock.waiting).toBe(0)
})

test('one that is deleted while it is read is not raised; those after it are', () => {
  const { open, receive, understand, listed, log } = stage()
  open()
  receive('a', 'b', 'c')
  log.emit('comment.deleted', { platform: 'tiktok', commentId: 'b' })
  understand([
    ['a', { intent: 'complaint' }],
    ['b', { intent: 'complaint' }],
  ])
  understand([['c', { intent: 'complaint' }]])
  expect(listed()).toEqual(['a', 'c'])
})

test('one that is edited is read again, with the other words', () => {
  const { open, receive, understand, listed, log, given } = stage()
  open()
  receive('a', 'b')
  understand([
    ['a', { intent: 'praise' }],
    ['b', { intent: 'complaint' }],
  ])
  log.emit('comment.edited', { platform: 'tiktok', commentId: 'a', text: 'it broke' })
  expect(given.at(-1)).toMatchObject({ id: 'a', text: 'it broke' })
  understand([['a', { intent: 'complaint' }]])
  expect(listed()).toEqual(['b', 'a'])
  expect(log.state.room.matters[1]).toMatchObject({ text: 'it broke', edited: true })
})

test('one that is edited while it is read is raised once, for what it says now; those after it are too', () => {
  const { open, receive, understand, listed, log } = stage()
  open()
  receive('a', 'b')
  log.emit('comment.edited', { platform: 'tiktok', commentId: 'a', text: 'how much?' })
  understand([['a', { intent: 'complaint' }]])
  expect(listed()).toEqual([])
  understand([
    ['b', { intent: 'complaint' }],
    ['a', { topic: 'price' }],
  ])
  expect(listed()).toEqual(['b', 'a'])
  expect(log.state.room.matters[1]?.understanding?.triage.intent).toBe('question')
})

test('one that is edited in the list stands there once, and leaves it when it asks for nothing any more', () => {
  const { open, receive, understand, listed, log } = stage()
  open()
  receive('a')
  understand([['a', { intent: 'complaint' }]])
  log.emit('comment.edited', { platform: 'tiktok', commentId: 'a', text: 'still broken' })
  understand([['a', { intent: 'complaint', urgent: true }]])
  expect(listed()).toEqual(['a'])
  expect(log.state.room.matters[0]?.understanding?.triage.urgent).toBe(true)
  log.emit('comment.edited', { platform: 'tiktok', commentId: 'a', text: 'works now, thank you' })
  understand([['a', { intent: 'praise' }]])
  expect(listed()).toEqual([])
})

test('an edit of a comment that is gone from the list asks for nothing', () => {
  const { open, log, given } = stage()
  open()
  log.emit('comment.edited', { platform: 'tiktok', commentId: 'nobody', text: 'x' })
  expect(given).toEqual([])
})

test('a worker that dies is started again; comments meanwhile are kept without labels', () => {
  const { open, receive, understand, worker, workers, clock, log, given, listed } = stage()
  open()
  receive('a')
  worker().onDied('out of memory')
  expect(log.state.reading).toMatchObject({ kind: 'off', reason: 'out of memory', models: [{ name: 'Ours' }] })
  receive('b')
  expect([given.length, log.state.room.received]).toEqual([1, 2])
  clock.advanceMs(2_000)
  expect([workers.length, log.state.reading]).toEqual([2, { kind: 'starting' }])
  open()
  receive('c')
  understand([['c', { intent: 'complaint' }]])
  expect(listed()).toEqual(['c'])
})

test('after its fourth death reading is off, that is said, and comments go on', () => {
  const { worker, workers, clock, log, receive, given } = stage()
  for (let death = 1; death <= 4; death++) {
    expect(log.state.notice).toBeNull()
    worker().onDied('killed')
    clock.advanceMs(10_000)
  }
  expect([workers.length, clock.waiting]).toEqual([4, 0])
  expect(log.state.notice).toMatchObject({ code: 'triage.stopped', details: { reason: 'killed' } })
  expect(log.state.reading).toMatchObject({ kind: 'off', reason: 'killed' })
  receive('a', 'b')
  expect([given.length, log.state.room.comments.length]).toEqual([0, 2])
})

test('without our model reading is off with its reason, and nothing waits for it', () => {
  const { open, receive, clock, log } = stage()
  receive('a')
  open([{ ...OURS, error: 'no such file' }], false)
  expect(log.state.reading).toMatchObject({ kind: 'off', reason: 'no such file' })
  expect(log.state.notice?.code).toBe('triage.model-unusable')
  clock.advanceMs(5_000)
  expect(clock.waiting).toBe(0)
})

test("a user's model that is broken is named; ours reads on", () => {
  const { open, log } = stage()
  open([OURS, { folder: '/data/models/mine', name: 'Mine', heads: [], error: 'no JSON' }])
  expect(log.state.reading).toMatchObject({ kind: 'reading', models: [{ error: null }, { error: 'no JSON' }] })
  expect(log.state.notice).toMatchObject({
    code: 'triage.own-model-unusable',
    details: { name: 'Mine', reason: 'no JSON' },
  })
})

test('closing ends the worker, and one that was to be started is not', async () => {
  const all = stage()
  all.open()
  all.worker().onDied('killed')
  await all.control.close()
  all.clock.advanceMs(10_000)
  expect([all.workers.length, all.closes, all.clock.waiting]).toEqual([1, 1, 0])
  all.receive('a')
  expect(all.given).toEqual([])
})
