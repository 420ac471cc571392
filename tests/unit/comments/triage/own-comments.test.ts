import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type TriageRow, triageRows } from '../../../support/triage-data.ts'

/** Our own comments are hand-written: no templates, nothing of the public sample, no row in two splits. */

/** Hashes of the sample's trigrams, a list a text (`models/triage/train/sample_trigrams.py`). */
const PUBLIC_SAMPLE = 'tests/support/public-sample-trigrams.json'
const LANGUAGES = ['zh', 'en', 'es', 'pt', 'fr', 'de', 'it', 'ja', 'ko', 'id', 'th', 'vi', 'ar', 'ru']
const MOST_IN_A_FRAME = 0.03
const TOO_NEAR = 0.6

const rows = triageRows()
const of = (language: string) => rows.filter(({ file }) => file === language)
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Kinds of goods and colours of every language, as the lexicon has them: what a template would fill in. */
const fillers = new Set(
  LANGUAGES.flatMap((language) => {
    const lines = readFileSync(`models/triage/lexicon/${language}.tsv`, 'utf8').trimEnd().split('\n')
    const named = lines.filter((line) => /^(?:goods|color)_/u.test(line))
    return named.flatMap((line) => (line.split('\t')[1] as string).split('|').map((term) => term.replaceAll('*', '')))
  }),
)

/** A text without products, numbers and colours. */
function frame(text: string): string {
  const words = plain(text).split(/(?<=[^\p{L}\p{M}\p{N}])|(?=[^\p{L}\p{M}\p{N}])/u)
  const spaced = words.filter((word) => !fillers.has(word) && !/\p{N}/u.test(word)).join('')
  const unspaced = [...fillers].filter(
    (term) => /[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]/u.test(term) && term.length > 1,
  )
  return unspaced
    .reduce((rest, term) => rest.replaceAll(term, ''), spaced)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}

function trigrams(text: string): Set<number> {
  const framed = [...` ${plain(text)} `]
  return new Set(framed.slice(2).map((_, at) => fnv(framed.slice(at, at + 3).join(''))))
}

/** FNV-1a over UTF-8. */
function fnv(text: string): number {
  return new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5)
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length
  return shared / (a.size + b.size - shared)
}

describe.each(LANGUAGES)('%s', (language) => {
  test('has 300 different comments to train on and 50 blind ones', () => {
    const texts = (chosen: (row: TriageRow) => boolean) =>
      new Set(
        of(language)
          .filter(chosen)
          .map(({ text }) => plain(text)),
      )
    expect(texts(({ split }) => split !== 'blind').size).toBeGreaterThanOrEqual(300)
    expect(texts(({ split }) => split === 'blind').size).toBeGreaterThanOrEqual(50)
  })

  test('has no frame that more than three in a hundred comments share', () => {
    const frames = new Map<string, number>()
    for (const { text } of of(language)) {
      const shared = frame(text)
      if (shared) frames.set(shared, (frames.get(shared) ?? 0) + 1)
    }
    const most = Math.max(...frames.values()) / of(language).length
    expect(most).toBeLessThanOrEqual(MOST_IN_A_FRAME)
  })
})

test('no comment stands twice', () => {
  const seen = new Map<string, string>()
  const twice = rows.flatMap(({ text, file, split }) => {
    const before = seen.get(plain(text))
    seen.set(plain(text), `${file} ${split}`)
    return before === undefined ? [] : [`${before} and ${file} ${split}: ${text}`]
  })
  expect(twice).toEqual([])
})

test('no comment is near one of the public sample', () => {
  const sample = (JSON.parse(readFileSync(PUBLIC_SAMPLE, 'utf8')) as number[][]).map((grams) => new Set(grams))
  const near = rows.filter(({ text }) => {
    const own = trigrams(text)
    return sample.some((grams) => jaccard(own, grams) >= TOO_NEAR)
  })
  expect(near.map(({ text }) => text)).toEqual([])
}, 60_000)
