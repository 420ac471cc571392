import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readManifest } from '../../../../src-main/core/comments/triage/manifest.ts'
import { tempDir } from '../../../support/temp-dir.ts'

const read = (content: string) => {
  const folder = tempDir()
  writeFileSync(join(folder, 'manifest.json'), content)
  return () => readManifest(folder)
}
const sentiment = { output: 'logits', labels: ['negative', 'neutral', 'positive'], temperature: 1 }
const huggingFace = {
  kind: 'hugging-face',
  name: 'Mine',
  model: 'model.onnx',
  tokenizer: 'tokenizer.json',
  maxTokens: 128,
  heads: { sentiment },
}
const hashedGrams = {
  kind: 'hashed-grams',
  name: 'Ours',
  model: 'triage.onnx',
  lexicon: 'lexicon',
  shapes: 'shapes.tsv',
  temperatures: { sentiment: 1.2 },
}

test('both kinds are read', () => {
  expect(read(JSON.stringify(huggingFace))()).toEqual(huggingFace)
  expect(read(JSON.stringify(hashedGrams))()).toEqual(hashedGrams)
})

test.each([
  ['no file', null, 'ENOENT'],
  ['nothing in it', '', 'JSON'],
  ['half a file', '{"kind": "hugging-face", ', 'JSON'],
  ['null', 'null', 'manifest.json'],
  ['a list', '[]', 'manifest.json'],
  ['another kind', { ...huggingFace, kind: 'gguf' }, 'kind'],
  ['no name', { ...huggingFace, name: undefined }, 'name'],
  ['a model elsewhere', { ...huggingFace, model: '../other/model.onnx' }, 'model: must be the name of a file'],
  ['a model at the root', { ...huggingFace, model: '/etc/passwd' }, 'model: must be the name of a file'],
  ['a tokenizer one folder up', { ...huggingFace, tokenizer: '..' }, 'tokenizer: must be the name of a file'],
  ['a model of Windows', { ...huggingFace, model: 'C:\\model.onnx' }, 'model: must be the name of a file'],
  ['too few tokens', { ...huggingFace, maxTokens: 2 }, 'maxTokens'],
  ['tokens in words', { ...huggingFace, maxTokens: '128' }, 'maxTokens'],
  ['no head', { ...huggingFace, heads: {} }, 'heads: names no head'],
  ['a head that we do not have', { ...huggingFace, heads: { mood: sentiment } }, 'is none of sentiment, intent'],
  ['a head of every object', { ...huggingFace, heads: { constructor: sentiment } }, 'is none of sentiment, intent'],
  ['one label', { ...huggingFace, heads: { sentiment: { ...sentiment, labels: ['negative'] } } }, 'sentiment.labels'],
  ['a temperature of 0', { ...huggingFace, heads: { sentiment: { ...sentiment, temperature: 0 } } }, 'temperature'],
  ['no temperature', { ...huggingFace, heads: { sentiment: { ...sentiment, temperature: undefined } } }, 'temperature'],
  ['a negative temperature', { ...hashedGrams, temperatures: { topic: -1 } }, 'temperatures.topic'],
])('%s: said in one line', (_name, content, reason) => {
  const manifest = content === null ? () => readManifest(tempDir()) : read(asText(content))
  expect(manifest).toThrow(reason)
})

const asText = (content: string | object): string => (typeof content === 'string' ? content : JSON.stringify(content))
