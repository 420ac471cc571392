import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createClassifier } from '../../../../src-main/core/comments/triage/classifier.ts'
import { HEAD_NAMES } from '../../../../src-main/core/comments/triage/label-model.ts'
import { openModels, userModelFolders } from '../../../../src-main/core/comments/triage/open-models.ts'
import { manifestOf, modelFolder, TINY_EVERYTHING, TINY_SENTIMENT } from '../../../support/model-folder.ts'
import { tempDir } from '../../../support/temp-dir.ts'

/** With the real tokenizers and the real runtime. */

async function opened(...folders: string[]) {
  const all = await openModels(folders)
  onTestFinished(async () => {
    await Promise.all(all.models.map((model) => model.close()))
  })
  return all
}
const sentimentHead = (change: object) => ({
  heads: { sentiment: { output: 'logits', labels: ['negative', 'neutral', 'positive'], temperature: 1, ...change } },
})
const broken = (files: Record<string, string>) => modelFolder(tempDir(), 'mine', TINY_SENTIMENT, files)

const TEXTS = [
  'love it so much',
  'how much is the red one',
  'it broke after one day',
  'so good',
  '',
  '😍',
  'x'.repeat(9_000),
]

test('a model as Hugging Face exports it is loaded, and has the last word on its head', async () => {
  const both = await opened(TINY_EVERYTHING, TINY_SENTIMENT)
  expect(both.found).toEqual([
    { folder: TINY_EVERYTHING, name: 'Tiny everything', heads: HEAD_NAMES, error: null },
    { folder: TINY_SENTIMENT, name: 'Tiny sentiment', heads: ['sentiment'], error: null },
  ])
  const alone = await createClassifier(both.models.slice(0, 1)).classify(TEXTS)
  const triages = await createClassifier(both.models).classify(TEXTS)
  const logits = (await both.models[1]?.run(TEXTS.slice(0, 4)))?.sentiment as Float32Array

  for (const [index, triage] of triages.entries()) {
    const before = alone[index]
    expect({ ...triage, sentiment: before?.sentiment, scores: { ...triage.scores, sentiment: 0 } }).toEqual({
      ...before,
      scores: { ...before?.scores, sentiment: 0 },
    })
  }
  for (const index of [0, 1, 2, 3]) {
    const row = [...logits.subarray(3 * index, 3 * index + 3)].map(Math.exp)
    const score = Math.max(...row) / row.reduce((sum, value) => sum + value, 0)
    expect(triages[index]?.scores.sentiment).toBeCloseTo(score, 3)
    expect(alone[index]?.scores.sentiment).not.toBeCloseTo(score, 3)
  }
  expect(triages.map(({ sentiment }) => sentiment)).toMatchObject({ 1: 'neutral', 3: 'positive' })
})

test('a text means the same alone and beside longer ones, and is lower-cased by the tokenizer', async () => {
  const { models } = await opened(TINY_EVERYTHING)
  const classifier = createClassifier(models)
  const beside = await classifier.classify(['is it real leather', ...TEXTS])
  expect((await classifier.classify(['IS IT REAL LEATHER']))[0]).toEqual(beside[0])
})

test('labels stand in any order, and one that a model does not have is never chosen', async () => {
  const turned = modelFolder(tempDir(), 'turned', TINY_SENTIMENT, {
    'manifest.json': manifestOf(TINY_SENTIMENT, sentimentHead({ labels: ['positive', 'neutral', 'negative'] })),
  })
  const questions = modelFolder(tempDir(), 'questions', TINY_SENTIMENT, {
    'manifest.json': manifestOf(TINY_SENTIMENT, {
      heads: { intent: { output: 'logits', labels: ['complaint', 'question', 'praise'], temperature: 1 } },
    }),
  })
  const straight = await opened(TINY_EVERYTHING, TINY_SENTIMENT)
  const other = await opened(TINY_EVERYTHING, turned)
  const [moods, turnedMoods] = await Promise.all([straight, other].map(({ models }) => models[1]?.run(['so good'])))
  expect([...(turnedMoods?.sentiment ?? [])]).toEqual([...(moods?.sentiment ?? [])].reverse())
  const asked = await opened(TINY_EVERYTHING, questions)
  const intents = await createClassifier(asked.models).classify(TEXTS.filter((each) => each !== ''))
  for (const { intent } of intents) expect(['complaint', 'question', 'praise']).toContain(intent)
})

test('a temperature makes it less sure, and of the same', async () => {
  const cooled = modelFolder(tempDir(), 'cooled', TINY_SENTIMENT, {
    'manifest.json': manifestOf(TINY_SENTIMENT, sentimentHead({ temperature: 4 })),
  })
  const [hot, cold] = await Promise.all([opened(TINY_EVERYTHING, TINY_SENTIMENT), opened(TINY_EVERYTHING, cooled)])
  const [sure] = await createClassifier(hot.models).classify(['so good'])
  const [unsure] = await createClassifier(cold.models).classify(['so good'])
  expect(unsure?.sentiment).toBe(sure?.sentiment)
  expect(unsure?.scores.sentiment).toBeLessThan(sure?.scores.sentiment as number)
})

test.each([
  ['no folder', () => join(tempDir(), 'mine'), 'mine', 'ENOENT'],
  ['an empty folder', () => tempDir(), null, 'manifest.json'],
  ['a manifest that is no JSON', () => broken({ 'manifest.json': '{' }), 'mine', 'JSON'],
  ['a tokenizer that is no JSON', () => broken({ 'tokenizer.json': 'oops' }), 'Tiny sentiment', 'JSON'],
  ['an empty tokenizer', () => broken({ 'tokenizer.json': '{}' }), 'Tiny sentiment', ''],
  ['a model file that is none', () => broken({ 'model.onnx': 'not a model' }), 'Tiny sentiment', 'model.onnx'],
  ['an empty model file', () => broken({ 'model.onnx': '' }), 'Tiny sentiment', ''],
  ['a page in place of the model', () => broken({ 'model.onnx': '<!doctype html>'.repeat(99) }), 'Tiny sentiment', ''],
  ['no model file', () => changed({ model: 'other.onnx' }), 'Tiny sentiment', 'other.onnx'],
  ['an output that it does not have', () => changed(sentimentHead({ output: 'scores' })), 'Tiny sentiment', '"scores"'],
  ['too few labels', () => changed(sentimentHead({ labels: ['negative', 'positive'] })), 'Tiny sentiment', '2 columns'],
  ['labels of its own', () => changed(sentimentHead({ labels: ['bad', 'ok', 'good'] })), 'Tiny sentiment', '"bad"'],
  ['a lexicon that is missing', () => gramsWithout('lexicon'), 'Grams', 'ENOENT'],
  ['shapes that are no patterns', () => gramsWithout('shapes'), 'Grams', 'regular expression'],
])('%s: named with its reason, and ours reads on', async (_name, folderOf, name, reason) => {
  const folder = folderOf()
  const { models, found } = await opened(TINY_EVERYTHING, folder, TINY_SENTIMENT)
  expect(found.map(({ error }) => error === null)).toEqual([true, false, true])
  expect(found[1]).toMatchObject({ folder, heads: [], ...(name && { name }) })
  expect(found[1]?.error).toContain(reason)
  expect(found[1]?.error?.length).toBeGreaterThan(5)
  expect(await createClassifier(models).classify(['so good'])).toHaveLength(1)
})

const changed = (change: object) => broken({ 'manifest.json': manifestOf(TINY_SENTIMENT, { ...change }) })

function gramsWithout(what: 'lexicon' | 'shapes'): string {
  const folder = broken({
    'shapes.tsv': 'bad\t[',
    'manifest.json': JSON.stringify({
      kind: 'hashed-grams',
      name: 'Grams',
      model: 'model.onnx',
      lexicon: 'lexicon',
      shapes: 'shapes.tsv',
      temperatures: {},
    }),
  })
  if (what === 'shapes') {
    mkdirSync(join(folder, 'lexicon'))
    writeFileSync(join(folder, 'lexicon', 'en.tsv'), 'price\thow much\n')
  }
  return folder
}

test('without ours, or with one that lacks a head in its place, there are no labels', async () => {
  const missing = await opened(join(tempDir(), 'triage'), TINY_EVERYTHING)
  expect(missing.models).toEqual([])
  expect(missing.found.map(({ error }) => error === null)).toEqual([false, true])
  const partial = await opened(TINY_SENTIMENT, TINY_EVERYTHING)
  expect(partial.models).toEqual([])
  expect(partial.found[0]?.error).toBe('says nothing of intent, topic, lang, urgent, toxic')
})

test("a user's models are the folders in models/, by name; a file in its place is none", () => {
  const dataDir = tempDir()
  expect(userModelFolders(dataDir)).toEqual([])
  for (const name of ['b', 'a', '中文']) mkdirSync(join(dataDir, 'models', name), { recursive: true })
  writeFileSync(join(dataDir, 'models', 'notes.txt'), '')
  expect(userModelFolders(dataDir)).toEqual(['a', 'b', '中文'].map((name) => join(dataDir, 'models', name)))
  const other = tempDir()
  writeFileSync(join(other, 'models'), '')
  expect(userModelFolders(other)).toEqual([])
})
