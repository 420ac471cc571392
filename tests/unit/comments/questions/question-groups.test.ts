import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuestionEncoder } from '../../../../src-main/core/comments/questions/question-encoder.ts'
import {
  type AskedQuestion,
  createQuestionGroups,
} from '../../../../src-main/core/comments/questions/question-groups.ts'

const WORDS = ['price', 'size', 'ship', 'stock', 'real', 'color', 'red', 'blue'] as const

/** A text means the words that it has, alike. */
const byWords: QuestionEncoder = (text) => {
  const vector = Float32Array.from(WORDS, (word) => (text.includes(word) ? 1 : 0))
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
/** A text `7` lies in the seventh direction: like no other. */
const byNumber: QuestionEncoder = (text) => {
  const vector = new Float32Array(512)
  vector[Number(text)] = 1
  return vector
}

const asked = (commentId: string, text: string, change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  platform: 'tiktok',
  commentId,
  text,
  viewerId: `viewer of ${commentId}`,
  atMs: 1_000,
  lang: 'en',
  topic: 'price',
  urgent: false,
  skus: [],
  ...change,
})
const idsOf = (questions: readonly AskedQuestion[]): string[] => {
  const groups = createQuestionGroups(byWords)
  return questions.map((question) => groups.add(question).group.id)
}

test('like questions are one group, named after the first of them', () => {
  const groups = createQuestionGroups(byWords)
  groups.add(asked('a', 'price of red', { atMs: 5 }))
  const { group } = groups.add(asked('b', 'red price??', { atMs: 9, lang: 'th', urgent: true }))
  expect(group).toEqual({
    id: 'tiktok/a',
    platform: 'tiktok',
    commentId: 'a',
    text: 'price of red',
    lang: 'en',
    topic: 'price',
    urgent: true,
    count: 2,
    askers: 2,
    firstAtMs: 5,
    lastAtMs: 9,
    answeredAtMs: null,
  })
  expect(groups.add(asked('c', 'ship')).group.id).toBe('tiktok/c')
})

test('each joins the nearest group, not the first that would do', () => {
  expect(idsOf([asked('a', 'price size ship'), asked('b', 'price'), asked('c', 'price size')])).toEqual([
    'tiktok/a',
    'tiktok/b',
    'tiktok/a',
  ])
})

test('a question of which nothing is understood is alone, and so is the next', () => {
  expect(idsOf([asked('a', 'qwerty'), asked('b', 'qwerty'), asked('c', '')])).toEqual([
    'tiktok/a',
    'tiktok/b',
    'tiktok/c',
  ])
})

test('who asks again is no new asker; the same name elsewhere is another person', () => {
  const groups = createQuestionGroups(byWords)
  const add = (commentId: string, viewerId: string, platform = 'tiktok') => {
    const { group, isNewAsker } = groups.add(asked(commentId, 'price', { viewerId, platform }))
    return [group.count, group.askers, isNewAsker]
  }
  expect(add('a', 'ana')).toEqual([1, 1, true])
  expect(add('b', 'ana')).toEqual([2, 1, false])
  expect(add('c', 'bo')).toEqual([3, 2, true])
  expect(add('d', 'ana', 'youtube')).toEqual([4, 3, true])
  expect(add('e', 'bo')).toEqual([5, 3, false])
})

test('the same words about another product are another question', () => {
  const of = (...skus: string[]) => ({ skus })
  expect(
    idsOf([
      asked('a', 'price', of('LAMP')),
      asked('b', 'price', of('SOFA')),
      asked('c', 'price', of('LAMP')),
      asked('d', 'price', of('SOFA')),
      asked('e', 'price', of('RUG', 'SOFA')),
      asked('f', 'price', of('RUG')),
    ]),
  ).toEqual(['tiktok/a', 'tiktok/b', 'tiktok/a', 'tiktok/b', 'tiktok/b', 'tiktok/f'])
})

test('a group without a product takes the first that is named', () => {
  const of = (...skus: string[]) => ({ skus })
  expect(idsOf([asked('a', 'price'), asked('b', 'price', of('LAMP')), asked('c', 'price', of('SOFA'))])).toEqual([
    'tiktok/a',
    'tiktok/a',
    'tiktok/c',
  ])
})

test('four hundred groups are remembered; the one that nobody asks any more goes first', () => {
  const groups = createQuestionGroups(byNumber)
  const add = (number: number, commentId = `${number}`) => groups.add(asked(commentId, `${number}`)).group
  for (let number = 0; number < 400; number++) add(number)
  add(0, 'again')
  add(400)
  expect(add(0, 'once more')).toMatchObject({ id: 'tiktok/0', count: 3 })
  expect(add(1, 'forgotten')).toMatchObject({ id: 'tiktok/forgotten', count: 1 })
})

test('askers are counted beyond those that are remembered', () => {
  const groups = createQuestionGroups(byWords)
  let askers = 0
  for (let index = 0; index < 2_100; index++) askers = groups.add(asked(`${index}`, 'price')).group.askers
  expect(askers).toBe(2_100)
})

const questions = fc.array(
  fc.record({
    words: fc.subarray([...WORDS]),
    viewerId: fc.constantFrom('ana', 'bo', 'cy'),
    skus: fc.subarray(['LAMP', 'SOFA']),
    urgent: fc.boolean(),
  }),
  { maxLength: 60 },
)

test('the same questions in the same order make the same groups; what comes later changes none of it', () => {
  fc.assert(
    fc.property(questions, fc.nat(60), (all, cut) => {
      const asking = all.map(({ words, ...rest }, index) =>
        asked(`${index}`, words.join(' '), { ...rest, atMs: index }),
      )
      const ids = idsOf(asking)
      expect(idsOf(asking)).toEqual(ids)
      expect(idsOf(asking.slice(0, cut))).toEqual(ids.slice(0, cut))
      // Every group is named after the first question in it.
      for (const id of ids) expect(`tiktok/${ids.indexOf(id)}`).toBe(id)
    }),
    { numRuns: 60 },
  )
})

test('counts add up: every question is in one group, and askers are no more than questions or people', () => {
  fc.assert(
    fc.property(questions, (all) => {
      const groups = createQuestionGroups(byWords)
      const last = new Map(
        all.map(({ words, ...rest }, index) => {
          const { group } = groups.add(asked(`${index}`, words.join(' '), rest))
          return [group.id, group]
        }),
      )
      expect([...last.values()].reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      for (const { askers, count } of last.values()) expect(askers).toBeLessThanOrEqual(Math.min(count, 3))
    }),
    { numRuns: 60 },
  )
})
