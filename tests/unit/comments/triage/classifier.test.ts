import { expect, test } from 'vitest'
import { COMMENT_LANGUAGES } from '../../../../src-main/contract/comment.ts'
import { TOPICS, triageSchema } from '../../../../src-main/contract/triage.ts'
import { createClassifier } from '../../../../src-main/core/comments/triage/classifier.ts'
import { HEAD_NAMES } from '../../../../src-main/core/comments/triage/label-model.ts'
import { EVERY_LABEL, fakeModel } from '../../../support/label-models.ts'

const everything = () => fakeModel(HEAD_NAMES, () => EVERY_LABEL)

test('labels come in the order of the texts, however long each is', async () => {
  const texts = Array.from({ length: 200 }, (_, index) => `${'x'.repeat((index * 37) % 101)} ${index % TOPICS.length}`)
  const model = fakeModel(HEAD_NAMES, (text) => ({
    ...EVERY_LABEL,
    topic: TOPICS[Number(text.split(' ').at(-1))] as string,
  }))
  const triages = await createClassifier([model]).classify(texts)
  expect(triages.map(({ topic }) => topic)).toEqual(texts.map((_, index) => TOPICS[index % TOPICS.length]))
  expect(model.calls.map(({ length }) => length)).toEqual([32, 32, 32, 32, 32, 32, 8])
})

test('texts of one batch are of like length: a long one does not make short ones long', async () => {
  const model = everything()
  await createClassifier([model]).classify(
    Array.from({ length: 64 }, (_, index) => (index % 2 ? 'a' : 'b'.repeat(500))),
  )
  expect(model.calls.map((texts) => new Set(texts.map(({ length }) => length)).size)).toEqual([1, 1])
})

test('a later model has the last word on its heads; the others stay as they were', async () => {
  const moods = fakeModel(['sentiment'], () => ({ sentiment: 'negative' }))
  const tongues = fakeModel(['lang', 'sentiment'], () => ({ lang: 'vi', sentiment: 'positive' }))
  const first = await createClassifier([everything(), moods]).classify(['hello'])
  expect(first[0]).toMatchObject({ sentiment: 'negative', lang: 'en', intent: 'question', topic: 'price' })
  const last = await createClassifier([everything(), moods, tongues]).classify(['hello'])
  expect(last[0]).toMatchObject({ sentiment: 'positive', lang: 'vi', intent: 'question', topic: 'price' })
})

test.each([
  ['a lone surrogate', 'price \ud83d?', 'price \ufffd?'],
  ['a lone low surrogate', '\udc00', '\ufffd'],
  ['nothing', '', ''],
  ['only what can not be seen', '\u200b\u202e\ufeff', ''],
  ['only emoji', '😍👨‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿', '😍👨‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['a key of every object', '__proto__', '__proto__'],
])('%s is a text like any other', async (_name, text, read) => {
  const model = everything()
  const [triage] = await createClassifier([model]).classify([text])
  expect(triageSchema.parse(triage)).toEqual(triage)
  expect(model.calls).toEqual([[read]])
})

test('a text of 100 kB is cut before a model sees it', async () => {
  const model = everything()
  const triages = await createClassifier([model]).classify(['how much? '.repeat(10_000), '😍'.repeat(25_000)])
  expect(triages).toHaveLength(2)
  for (const text of model.calls.flat()) expect([...text].length).toBeLessThanOrEqual(10_000)
})

test('no texts are no labels, and no model runs', async () => {
  const model = everything()
  expect(await createClassifier([model]).classify([])).toEqual([])
  expect(model.calls).toEqual([])
})

test('it rejects when a model does, and closes every model', async () => {
  const models = [everything(), everything()]
  const classifier = createClassifier([
    ...models,
    { heads: ['lang'], run: () => Promise.reject(new Error('out of memory')), close: async () => {} },
  ])
  await expect(classifier.classify(['a'])).rejects.toThrow('out of memory')
  await classifier.close()
  expect(models.map(({ isClosed }) => isClosed)).toEqual([true, true])
})

test('every language that a comment can be in is a label', async () => {
  for (const lang of COMMENT_LANGUAGES) {
    const [triage] = await createClassifier([fakeModel(HEAD_NAMES, () => ({ ...EVERY_LABEL, lang }))]).classify([
      'hello',
    ])
    expect(triage?.lang).toBe(lang)
  }
})
