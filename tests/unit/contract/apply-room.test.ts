import { expect, test } from 'vitest'
import { applyEvent } from '../../../src-main/contract/apply-event.ts'
import type { Comment } from '../../../src-main/contract/comment.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import {
  COMMENTS_IN_STATE,
  INITIAL_STATE,
  MATTERS_IN_STATE,
  QUESTIONS_IN_STATE,
  type RoomState,
} from '../../../src-main/contract/state.ts'
import type { QuestionGroup, Understood } from '../../../src-main/contract/understanding.ts'
import { commentOf, groupOf, understandingOf, understoodOf } from '../../support/understood.ts'

const received = (id: string, change: Partial<Comment> = {}): StudioEvent => ({
  type: 'comment.received',
  atMs: 0,
  comment: commentOf(id, change),
})
const understood = (all: readonly Understood[], groups: readonly QuestionGroup[] = []): StudioEvent => ({
  type: 'comments.understood',
  atMs: 0,
  understood: all,
  groups,
})
const raised = (...comments: readonly Comment[]): StudioEvent => ({ type: 'comments.raised', atMs: 0, comments })
const settled = (commentId: string, groupId: string | null, atMs = 10_000): StudioEvent => ({
  type: 'comment.settled',
  atMs,
  platform: 'tiktok',
  commentId,
  groupId,
})
const deleted = (commentId: string): StudioEvent => ({
  type: 'comment.deleted',
  atMs: 0,
  platform: 'tiktok',
  commentId,
})
const edited = (commentId: string, text: string): StudioEvent => ({
  type: 'comment.edited',
  atMs: 0,
  platform: 'tiktok',
  commentId,
  text,
})
const question = (id: string, groupId: string | null = null, change: Partial<Comment> = {}): Comment =>
  commentOf(id, { understanding: understandingOf({}, { groupId }), ...change })
const complaint = (id: string, change: Partial<Comment> = {}): Comment =>
  commentOf(id, { understanding: understandingOf({ intent: 'complaint' }), ...change })

const roomAfter = (...events: readonly StudioEvent[]): RoomState => events.reduce(applyEvent, INITIAL_STATE).room
const ids = (comments: readonly Comment[]): string[] => comments.map(({ id }) => id)

test('what was understood stands at its comment, with its language; others stay as they were', () => {
  const room = roomAfter(received('a'), received('b'), understood([understoodOf('a', { lang: 'th' })]))
  expect(room.comments[0]).toMatchObject({ id: 'a', lang: 'th', understanding: { triage: { intent: 'question' } } })
  expect(room.comments[1]).toEqual(commentOf('b'))
  expect(room.byLang).toEqual({ th: 1 })
})

test('what is understood of a comment that has left the list is counted, and nothing else', () => {
  const room = roomAfter(received('a'), understood([understoodOf('gone', { lang: 'ja' })]))
  expect([ids(room.comments), room.byLang]).toEqual([['a'], { ja: 1 }])
})

test('copies of a comment are a count at the first; each was received all the same', () => {
  const copy = { copyOf: 'a' }
  const room = roomAfter(
    ...['a', 'b', 'c', 'd'].map((id) => received(id)),
    understood([understoodOf('a'), understoodOf('b', {}, copy)]),
    understood([understoodOf('c', {}, copy), understoodOf('d')]),
  )
  expect(ids(room.comments)).toEqual(['a', 'd'])
  expect(room.comments.map(({ copies }) => copies)).toEqual([2, undefined])
  expect(room.received).toBe(4)
})

test('a copy whose first has left the list stays itself', () => {
  const many = Array.from({ length: COMMENTS_IN_STATE }, (_, index) => received(`${index}`))
  const room = roomAfter(received('a'), ...many, received('b'), understood([understoodOf('b', {}, { copyOf: 'a' })]))
  expect(room.comments.at(-1)?.id).toBe('b')
})

test('the same id of another platform is another comment', () => {
  const room = roomAfter(
    received('a'),
    received('a', { platform: 'youtube' }),
    understood([{ ...understoodOf('a', { intent: 'praise' }), platform: 'youtube' }]),
    raised(complaint('a'), complaint('a', { platform: 'youtube' })),
    settled('a', null),
  )
  expect(room.comments.map(({ understanding }) => understanding?.triage.intent)).toEqual([undefined, 'praise'])
  expect(room.matters.map(({ platform }) => platform)).toEqual(['youtube'])
})

test('copies are counted in the list of what matters too', () => {
  const room = roomAfter(
    received('a'),
    received('b'),
    raised(complaint('a')),
    understood([understoodOf('b', { intent: 'complaint' }, { copyOf: 'a' })]),
  )
  expect(room.matters[0]?.copies).toBe(1)
})

test('of one group only the first matters; of none each does, and none stands there twice', () => {
  const room = roomAfter(
    raised(question('a', 'g'), question('b', 'g'), complaint('c')),
    raised(question('d', 'g'), question('e', 'h'), complaint('c'), complaint('f')),
  )
  expect(ids(room.matters)).toEqual(['a', 'c', 'e', 'f'])
})

test('the most pressing ones stay when there are too many, in the order in which they came', () => {
  const urgent = complaint('urgent', { understanding: understandingOf({ intent: 'complaint', urgent: true }) })
  const objections = Array.from({ length: MATTERS_IN_STATE }, (_, index) =>
    commentOf(`${index}`, { understanding: understandingOf({ intent: 'objection' }) }),
  )
  const room = roomAfter(raised(urgent), raised(...objections), raised(complaint('late')))
  expect(room.matters).toHaveLength(MATTERS_IN_STATE)
  expect(room.matters[0]?.id).toBe('urgent')
  expect(room.matters.at(-1)?.id).toBe('late')
  expect(ids(room.matters.slice(1, -1))).toEqual(ids(objections.slice(0, -2)))
})

test('a group that many ask stays before a fresher question of one', () => {
  const many = Array.from({ length: MATTERS_IN_STATE }, (_, index) => question(`${index}`, `tiktok/${index}`))
  const groups = many.map(({ id }, index) => groupOf(id, { askers: index === 7 ? 30 : 1 }))
  const fresh = Array.from({ length: MATTERS_IN_STATE }, (_, index) => complaint(`fresh ${index}`))
  const room = roomAfter(understood([], groups), raised(...many), raised(...fresh))
  expect(ids(room.matters)).toContain('7')
  expect(ids(room.matters)).not.toContain('8')
})

test('settling a question settles its group and says when; a comment of none leaves alone', () => {
  const all = [understood([], [groupOf('a')]), raised(question('a', 'tiktok/a'), complaint('b'), complaint('c'))]
  const room = roomAfter(...all, settled('a', 'tiktok/a', 5_000), settled('b', null))
  expect(ids(room.matters)).toEqual(['c'])
  expect(room.questions['tiktok/a']?.answeredAtMs).toBe(5_000)
  expect(ids(roomAfter(...all, settled('nobody', 'tiktok/nobody')).matters)).toEqual(['a', 'b', 'c'])
})

test('an answered question is open again when it is asked more than three minutes later', () => {
  const before = [understood([], [groupOf('a')]), raised(question('a', 'tiktok/a')), settled('a', 'tiktok/a', 10_000)]
  const again = (lastAtMs: number) => [
    understood([], [groupOf('a', { lastAtMs, count: 2 })]),
    raised(question('again', 'tiktok/a')),
  ]
  const soon = roomAfter(...before, ...again(190_000))
  expect([soon.questions['tiktok/a']?.answeredAtMs, ids(soon.matters)]).toEqual([10_000, []])
  const late = roomAfter(...before, ...again(190_001))
  expect([late.questions['tiktok/a']?.answeredAtMs, ids(late.matters)]).toEqual([null, ['again']])
  expect(late.questions['tiktok/a']?.count).toBe(2)
})

test('the groups that were asked last are known', () => {
  const groups = Array.from({ length: QUESTIONS_IN_STATE + 20 }, (_, index) => groupOf(`${index}`, { lastAtMs: index }))
  const { questions } = roomAfter(understood([], groups.slice(0, 150)), understood([], groups.slice(150)))
  expect(Object.keys(questions)).toHaveLength(QUESTIONS_IN_STATE)
  expect(questions['tiktok/19']).toBeUndefined()
  expect(questions['tiktok/20']).toBeDefined()
})

test('a deleted comment leaves what matters and stays marked in the list, whatever is said of it later', () => {
  const room = roomAfter(
    received('a', { text: 'my number is 555' }),
    raised(complaint('a')),
    deleted('a'),
    edited('a', 'back again'),
    understood([understoodOf('a', { intent: 'complaint' })]),
  )
  expect(room.matters).toEqual([])
  expect(room.comments[0]).toMatchObject({ text: '', deleted: true })
})

test('an edited comment shows its new words in both lists, and leaves one when they ask for nothing', () => {
  const before = [received('a'), raised(complaint('a')), edited('a', 'still broken')]
  const room = roomAfter(...before)
  expect([room.comments[0]?.text, room.matters[0]?.text]).toEqual(['still broken', 'still broken'])
  const calm = roomAfter(...before, edited('a', 'works, thanks'), understood([understoodOf('a', { intent: 'praise' })]))
  expect(calm.matters).toEqual([])
  expect(calm.comments[0]?.understanding?.triage.intent).toBe('praise')
})

test('a platform and an id named like properties of every object are like any other', () => {
  const odd = { platform: '__proto__', viewer: { id: 'v', name: 'v' } }
  const room = roomAfter(
    received('constructor', odd),
    understood(
      [{ ...understoodOf('constructor'), platform: '__proto__' }],
      [groupOf('x', { id: '__proto__', lastAtMs: 1 })],
    ),
    raised(question('constructor', '__proto__', odd)),
    settled('nobody', '__proto__', 7),
  )
  expect(room.comments[0]?.understanding).toBeDefined()
  expect(Object.keys(room.questions)).toEqual(['__proto__'])
  expect(Object.getOwnPropertyDescriptor(room.questions, '__proto__')?.value).toMatchObject({ answeredAtMs: 7 })
})
