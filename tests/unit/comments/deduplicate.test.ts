import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRepeats, type Delivery, SAME_COMMENT_MS } from '../../../src-main/core/comments/deduplicate.ts'

const delivery = (part: Partial<Delivery> = {}): Delivery => ({
  id: 'a1',
  platform: 'twitch',
  viewer: { id: 'v1', name: 'Ana' },
  text: '多少钱？',
  atMs: 0,
  path: 'A',
  scope: 's1',
  ...part,
})

/** What is kept of deliveries, in the order they come. */
function keptOf(deliveries: readonly Delivery[], repeats = createRepeats()): Delivery[] {
  return deliveries.filter((each) => !repeats.isRepeat(each))
}

test('two paths bring the same comment under different ids: it is kept once, under the first', () => {
  const repeats = createRepeats()
  expect(repeats.isRepeat(delivery())).toBe(false)
  expect(repeats.isRepeat(delivery({ path: 'B', id: 'b1', viewer: { id: 'x', name: '@ana' }, atMs: 4_000 }))).toBe(true)
  expect(repeats.keptId('twitch', 'b1')).toBe('a1')
  expect(repeats.keptId('youtube', 'b1')).toBe('b1')
})

test('a viewer who writes the same twice on one path is kept twice, with a second path beside it or not', () => {
  const twice = [delivery(), delivery({ id: 'a2', atMs: 1_000 })]
  const again = [delivery({ path: 'B', id: 'b1' }), delivery({ path: 'B', id: 'b2', atMs: 1_000 })]
  expect(keptOf(twice)).toHaveLength(2)
  expect(keptOf([...twice, ...again]).map(({ id }) => id)).toEqual(['a1', 'a2'])
  expect(keptOf([...again, ...twice]).map(({ id }) => id)).toEqual(['b1', 'b2'])
})

test('a path that replays its history adds nothing, however late', () => {
  const replayed = delivery({ path: 'B', id: 'b1', atMs: 100 })
  const repeats = createRepeats()
  expect(keptOf([delivery(), replayed], repeats)).toHaveLength(1)
  expect(keptOf([replayed, delivery(), { ...replayed, atMs: 10 * SAME_COMMENT_MS }], repeats)).toEqual([])
})

test.each([
  ['platform', { platform: 'youtube' }],
  ['author', { viewer: { id: 'v2', name: 'Bea' } }],
  ['text', { text: '多少钱' }],
  ['session', { scope: 's2' }],
  ['time', { atMs: SAME_COMMENT_MS + 1 }],
])('another %s is another comment', (_what, part) => {
  expect(keptOf([delivery(), delivery({ path: 'B', id: 'b1', ...part })])).toHaveLength(2)
})

test('one that comes again with another text, as after an edit, is no other comment', () => {
  const b = delivery({ path: 'B', id: 'b1' })
  expect(keptOf([delivery(), b, { ...b, text: 'edited' }, delivery({ text: 'edited' })])).toHaveLength(1)
})

test('where two paths were seen to use the same ids, the id alone tells: the same text once on each is two comments', () => {
  const hello = { text: 'hello' }
  const learned = [delivery(), delivery({ path: 'B' })]
  const repeats = createRepeats()
  expect(keptOf(learned, repeats)).toHaveLength(1)
  const missedByB = delivery({ ...hello, id: 'a2' })
  const missedByA = delivery({ ...hello, path: 'B', id: 'a3', atMs: 1_000 })
  expect(keptOf([missedByB, missedByA, { ...missedByB, path: 'B' }], repeats).map(({ id }) => id)).toEqual(['a2', 'a3'])
  expect(keptOf([delivery({ ...hello, path: 'C', id: 'c1' })], repeats)).toEqual([])
  const elsewhere = { ...hello, platform: 'youtube' }
  expect(
    keptOf([delivery({ ...elsewhere, id: 'y1' }), delivery({ ...elsewhere, id: 'y2', path: 'B' })], repeats),
  ).toHaveLength(1)
})

test('memory is bounded: the oldest is forgotten', () => {
  const repeats = createRepeats({ mostKept: 2 })
  keptOf([delivery(), delivery({ id: 'a2', text: 'two' }), delivery({ id: 'a3', text: 'three' })], repeats)
  expect(repeats.isRepeat(delivery({ path: 'B', id: 'b3', text: 'three' }))).toBe(true)
  expect(repeats.isRepeat(delivery({ path: 'B', id: 'b1' }))).toBe(false)
  expect(repeats.keptId('twitch', 'a2')).toBe('a2')
})

/** Few names and texts, so that the same is often written again, also within the window. */
const written = fc.array(
  fc.record({
    author: fc.constantFrom('Ana', 'Bea'),
    text: fc.constantFrom('1', '多少钱？'),
    atMs: fc.integer({ min: 0, max: 10 * SAME_COMMENT_MS }),
  }),
  { maxLength: 24 },
)
type Written = { author: string; text: string; atMs: number }

/** A path that is a little late, under ids of its own. */
const via = (path: string, comments: readonly Written[], lateMs: readonly number[]): Delivery[] =>
  comments.map(({ author, text, atMs }, index) =>
    delivery({
      path,
      id: `${path}${index}`,
      viewer: { id: `${path}-${author}`, name: author },
      text,
      atMs: atMs + (lateMs[index] ?? 0),
    }),
  )
const lateness = fc.array(fc.integer({ min: 0, max: SAME_COMMENT_MS / 3 }), { minLength: 24, maxLength: 24 })

const countBy = (deliveries: readonly Delivery[]) => {
  const counts = new Map<string, number>()
  for (const { viewer, text } of deliveries) {
    const key = `${viewer.name} ${text}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

test('of what two paths both bring, in whatever order, each comment is kept exactly once', () => {
  fc.assert(
    fc.property(written, lateness, fc.infiniteStream(fc.boolean()), (comments, lateMs, firstIsNext) => {
      const inOrder = [...comments].sort((a, b) => a.atMs - b.atMs)
      const queues = [via('A', inOrder, []), via('B', inOrder, lateMs)] as const
      const mixed: Delivery[] = []
      while (queues[0].length > 0 || queues[1].length > 0) {
        const queue = queues[firstIsNext.next().value && queues[0].length > 0 ? 0 : queues[1].length > 0 ? 1 : 0]
        mixed.push(...queue.splice(0, 1))
      }
      expect(countBy(keptOf(mixed))).toEqual(countBy(via('A', inOrder, [])))
    }),
    { numRuns: 500 },
  )
})

test('where paths miss comments, none that any of them brought is lost, and none is kept more often than it was written', () => {
  const missing = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 })
  fc.assert(
    fc.property(written, missing, missing, fc.nat(), (comments, missedByA, missedByB, seed) => {
      const a = via('A', comments, []).filter((_each, index) => !missedByA[index])
      const b = via('B', comments, []).filter((_each, index) => !missedByB[index])
      const mixed = [...a, ...b].sort((x, y) => hash(`${seed}${x.id}`) - hash(`${seed}${y.id}`))
      const kept = countBy(keptOf(mixed))
      const all = countBy(via('A', comments, []))
      for (const [key, count] of kept) expect(count).toBeLessThanOrEqual(all.get(key) ?? 0)
      for (const path of [countBy(a), countBy(b)])
        for (const [key, count] of path) expect(kept.get(key) ?? 0).toBeGreaterThanOrEqual(count)
    }),
    { numRuns: 500 },
  )
})

test('whatever is delivered a second time under its own id is a repeat', () => {
  fc.assert(
    fc.property(written, lateness, (comments, lateMs) => {
      const repeats = createRepeats()
      const all = [...via('A', comments, []), ...via('B', comments, lateMs)]
      keptOf(all, repeats)
      expect(keptOf(all, repeats)).toEqual([])
    }),
  )
})

/** A number that looks like chance, the same each time. */
const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7)
