import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modelText } from '../../../../src-main/core/comments/normalise/model-text.ts'
import {
  CONCEPT_ROWS,
  conceptIds,
  parseShapes,
} from '../../../../src-main/core/comments/triage/hashed-grams/concepts.ts'
import { TABLE_ROWS } from '../../../../src-main/core/comments/triage/hashed-grams/hash-rows.ts'
import { createLexicon, readLexicon } from '../../../../src-main/core/comments/triage/hashed-grams/lexicon.ts'
import { ngramIds } from '../../../../src-main/core/comments/triage/hashed-grams/ngrams.ts'
import { tempDir } from '../../../support/temp-dir.ts'
import { oddTexts } from '../normalise/odd-texts.ts'

const lexicon = createLexicon([
  'price\thow much|cost*|?\nship\tship|*post|free shipping\n',
  'price\t多少钱|ราคา\ncolor\tred|多\nred\tred\nfree\tfree|shipping\n',
])
const named = (text: string) => lexicon.match(text).map((concept) => lexicon.names[concept])

describe('lexicon', () => {
  test.each([
    ['how much', ['price']],
    ['how muchly', []],
    ['show much', []],
    ['costs', ['price']],
    ['my cost', ['price']],
    ['accost', []],
    ['repost', ['ship']],
    ['posts', []],
    ['shipping', ['free']],
    ['free shipping', ['ship']],
    ['free ship', ['free', 'ship']],
    ['red', ['color', 'red']],
    ['это多少钱吗', ['price']],
    ['多少', ['color']],
    ['ขอราคาค่ะ', ['price']],
    ['ok?', ['price']],
    ['??', ['price', 'price']],
    ['red-red', ['color', 'red', 'color', 'red']],
    ['', []],
    ['😍', []],
  ])('%s: %j', (text, concepts) => {
    expect(named(text)).toEqual(concepts)
  })

  test('concepts are numbered by their first line, in whatever file it stands', () => {
    expect(lexicon.names).toEqual(['price', 'ship', 'color', 'red', 'free'])
  })

  test('a comment without end costs no more than its first 280 signs and forty concepts', () => {
    expect(lexicon.match('?'.repeat(100_000))).toHaveLength(40)
    expect(lexicon.match(`${'x '.repeat(140)}how much`)).toEqual([])
    expect(lexicon.match(`${'x '.repeat(136)}how much`)).toHaveLength(1)
  })

  test('spaces round a term, empty terms, lone stars and ends of lines of Windows say nothing', () => {
    const odd = createLexicon(['price\t cost | | * |**\r\nship\tship\r\n'])
    expect([odd.match('cost'), odd.match('ship'), odd.match('* **')]).toEqual([[0], [1], []])
  })

  test('what is no line of a lexicon is named', () => {
    expect(() => createLexicon(['price how much'])).toThrow('price how much')
    const folder = tempDir()
    expect(readLexicon(folder).names).toEqual([])
    expect(() => readLexicon(join(folder, 'none'))).toThrow('ENOENT')
  })

  test('a folder that was broken is read again when it is whole', () => {
    const folder = tempDir()
    writeFileSync(join(folder, 'en.tsv'), 'oops')
    expect(() => readLexicon(folder)).toThrow('oops')
    writeFileSync(join(folder, 'en.tsv'), 'price\tcost')
    expect(readLexicon(folder)).toBe(readLexicon(folder))
  })

  test('ours has few enough concepts for its rows: a number below that of the frame', () => {
    expect(readLexicon('models/triage/lexicon').names.length).toBeLessThan(255)
  })
})

describe('ids', () => {
  const shapes = parseShapes('link\thttps?:\ndigit\t[0-9]\nstar\t[🌀-🫿]\n')

  test('a shape, the length, a concept, and pairs with the frame', () => {
    const ids = conceptIds('ship 2', lexicon, shapes)
    expect(ids.slice(0, 3)).toEqual([2, 40 + 3, 64 + 1])
    expect(ids.slice(3).every((id) => id >= 512)).toBe(true)
    expect(ids.slice(3)).toHaveLength(3)
  })

  test('an empty text still has a length, and no n-gram', () => {
    const ids = conceptIds('', lexicon, shapes)
    expect(ids[0]).toBe(40)
    expect(ids).toHaveLength(2)
    expect(ngramIds('')).toEqual([])
  })

  test('every id is a row of its table, whatever the text', () => {
    for (const text of oddTexts(500).map(modelText)) {
      expect(ngramIds(text).every((id) => id > 0 && id < TABLE_ROWS)).toBe(true)
      expect(conceptIds(text, lexicon, shapes).every((id) => id > 0 && id < CONCEPT_ROWS)).toBe(true)
    }
  })

  test('only the first signs of a long text count', () => {
    const long = 'ab '.repeat(30_000)
    expect(ngramIds(long)).toEqual(ngramIds([...long].slice(0, 280).join('')))
  })
})
