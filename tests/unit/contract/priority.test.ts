import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Comment } from '../../../src-main/contract/comment.ts'
import { matters, priorityOf } from '../../../src-main/contract/priority.ts'
import { INTENTS, type Triage } from '../../../src-main/contract/triage.ts'
import type { Mentions, QuestionGroup } from '../../../src-main/contract/understanding.ts'
import { commentOf, groupOf, understandingOf } from '../../support/understood.ts'

const NOW_MS = 1_000
const NO_MENTIONS: Mentions = { skus: [], quantity: null, sizes: [], prices: [], isOrder: false }
const read = (triage: Partial<Triage>, mentions: Partial<Mentions> = {}, change: Partial<Comment> = {}): Comment =>
  commentOf('a', { understanding: understandingOf(triage, { mentions: { ...NO_MENTIONS, ...mentions } }), ...change })
const points = (comment: Comment, group?: QuestionGroup, nowMs = NOW_MS) =>
  Object.fromEntries(priorityOf(comment, group, nowMs).reasons.map((reason) => [reason.kind, reason.points]))

test('what was not read, praise, greetings, chat, games, spam and abuse have no place', () => {
  expect(priorityOf(commentOf('a'), undefined, NOW_MS)).toEqual({ score: 0, reasons: [] })
  const inPlace = INTENTS.filter((intent) => matters(read({ intent })))
  expect(inPlace).toEqual(['question', 'purchase_intent', 'objection', 'complaint', 'request'])
  for (const intent of INTENTS) {
    const { score } = priorityOf(read({ intent, urgent: true }), groupOf('a', { askers: 99 }), 1e9)
    expect(score > 0).toBe(inPlace.includes(intent))
  }
})

test('the table above it says what it counts', () => {
  const table = readFileSync('src-main/contract/priority.ts', 'utf8')
  const row = (name: string) => table.match(new RegExp(`^ \\* \\| ${name} \\| ([^|]+) \\|`, 'mu'))?.[1]?.trim() ?? ''
  expect(row('urgent')).toBe(`${points(read({ urgent: true })).urgent}`)
  const intents = [...row('intent').matchAll(/(\w+) (\d+)/gu)].map(([, intent, given]) => [intent, Number(given)])
  expect(intents).toHaveLength(5)
  for (const [intent, given] of intents) expect(points(read({ intent: intent as Triage['intent'] })).intent).toBe(given)
  expect(row('buying')).toBe(`${points(read({}, { isOrder: true })).buying}`)
  expect(row('waiting')).toBe(`1 for each 10 s unanswered, ${points(read({}), undefined, 1e9).waiting} at most`)
  const crowd = points(read({}), groupOf('a', { askers: 1e6 })).askers
  const pair = points(read({}), groupOf('a', { askers: 2 })).askers
  expect(row('askers')).toBe(`${pair} x log2(people who ask the same), ${crowd} at most`)
  const badges = { viewer: { id: 'v', name: 'v', badges: ['member'] } }
  expect(row('buyer')).toBe(`${points(read({}, {}, badges)).buyer}`)
})

test('the score is the sum of its reasons, most of all with all of them', () => {
  const everything = read(
    { urgent: true, intent: 'question' },
    { quantity: 2 },
    { viewer: { id: 'v', name: 'v', badges: ['subscriber'] } },
  )
  const { score, reasons } = priorityOf(everything, groupOf('a', { askers: 8 }), NOW_MS + 60_000)
  expect(reasons).toEqual([
    { kind: 'urgent', points: 50 },
    { kind: 'intent', intent: 'question', points: 18 },
    { kind: 'buying', points: 10 },
    { kind: 'waiting', seconds: 60, points: 6 },
    { kind: 'askers', askers: 8, points: 18 },
    { kind: 'buyer', points: 8 },
  ])
  expect(score).toBe(110)
})

test('one urgent question makes its whole group urgent', () => {
  expect(points(read({}), groupOf('a', { urgent: true })).urgent).toBe(50)
  expect(points(read({}), groupOf('a'))).not.toHaveProperty('urgent')
})

test.each([
  ['a product', { skus: ['LAMP'] }, true],
  ['a quantity', { quantity: 1 }, true],
  ['words of ordering', { isOrder: true }, true],
  ['a size', { sizes: ['M'] }, false],
  ['a price', { prices: [{ amountMinor: 100, currency: null }] }, false],
])('a question that names %s is about to buy: %s', (_name, mentions, isBuying) => {
  expect('buying' in points(read({ intent: 'question' }, mentions))).toBe(isBuying)
  expect('buying' in points(read({ intent: 'request' }, mentions))).toBe(isBuying)
  expect('buying' in points(read({ intent: 'complaint' }, mentions))).toBe(false)
})

test.each([
  [0, undefined],
  [9_999, undefined],
  [10_000, 1],
  [179_999, 17],
  [180_000, 18],
  [3_600_000, 18],
  [-60_000, undefined],
])('after %i ms without an answer: %s points', (waitedMs, given) => {
  expect(points(read({}), undefined, NOW_MS + waitedMs).waiting).toBe(given)
})

test('a question that was answered and is open again waits since it was asked again', () => {
  const again = read({}, {}, { receivedAtMs: 600_000 })
  expect(points(again, groupOf('a', { firstAtMs: 1_000, lastAtMs: 600_000 }), 620_000).waiting).toBe(2)
})

test.each([
  [1, undefined],
  [2, 6],
  [3, 10],
  [4, 12],
  [32, 30],
  [5_000, 30],
])('%i people ask the same: %s points', (askers, given) => {
  expect(points(read({}), groupOf('a', { askers })).askers).toBe(given)
})

test.each([
  ['member', true],
  ['Subscriber/12', true],
  ['VIP', true],
  ['top_fan', true],
  ['TopFan', true],
  ['moderator', false],
  ['remember', false],
  ['', false],
])('a viewer with the badge %s pays: %s', (badge, pays) => {
  expect('buyer' in points(read({}, {}, { viewer: { id: 'v', name: 'v', badges: ['new', badge] } }))).toBe(pays)
})

test('an urgent complaint stands before anything that is not urgent', () => {
  const urgent = priorityOf(read({ intent: 'complaint', urgent: true }), undefined, NOW_MS).score
  const most = priorityOf(read({ intent: 'question' }), groupOf('a', { askers: 32 }), NOW_MS + 180_000).score
  expect(urgent).toBeGreaterThan(most)
})
