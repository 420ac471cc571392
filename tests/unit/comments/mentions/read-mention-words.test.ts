import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readMentionWords } from '../../../../src-main/core/comments/mentions/read-mention-words.ts'
import { words } from './words.ts'

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'id', 'it', 'ja', 'ko', 'pt', 'ru', 'th', 'tl', 'vi', 'zh']
const OF_EVERY_LANGUAGE = [
  'hint',
  'shadow',
  'number',
  'unit',
  'not-unit',
  'order',
  'size',
  'measure',
  'link',
  'currency',
]

test.each(LANGUAGES)('%s has words of every kind that each language needs', (lang) => {
  const kinds = words.filter((line) => line.lang === lang).map(({ kind }) => kind)
  for (const kind of [...OF_EVERY_LANGUAGE, 'phone']) expect(kinds).toContain(kind)
})

test('no line is there twice, and no term is empty or has spaces around', () => {
  const heads = words.map(({ lang, kind, value }) => `${lang} ${kind} ${value}`)
  expect(heads.filter((head, index) => heads.indexOf(head) !== index)).toEqual([])
  for (const term of words.flatMap(({ terms }) => terms)) expect(term).toBe(term.trim())
  expect(words.flatMap(({ terms }) => terms)).not.toContain('')
})

test('numbers are numbers, and currencies three capitals or unknown', () => {
  for (const { kind, value } of words) {
    if (['number', 'times', 'quantity'].includes(kind)) expect(Number(value)).toBeGreaterThan(0)
    if (['currency', 'currency-before'].includes(kind)) expect(value).toMatch(/^(?:[A-Z]{3}|\?)$/)
  }
})

test.each(['colour\tred', 'unit', 'unit box'])('a line that is none stops the reading: %s', (line) => {
  const folder = mkdtempSync(join(tmpdir(), 'mention-words-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'en.tsv'), `${line}\n`)
  expect(() => readMentionWords(folder)).toThrow('not a line of mention words (en)')
})
