import { isWord, MAX_POINTS } from './characters.ts'
import { FNV_OFFSET, FNV_PRIME, hashed, TABLE_ROWS, toRow } from './hash-rows.ts'

/**
 * The model's eyes: a normalised comment as ids of hashed n-grams. `models/triage/train/features.py` does the same, bit for
 * bit. Pure.
 */

const CHAR_GRAMS = [2, 3, 4, 5] as const
const WORD_GRAMS = [1, 2, 3] as const
const SPACE = 0x20

/** `text`: as `modelText` gives it. Ids in a fixed order, each between 1 and `TABLE_ROWS` - 1; none for an empty text. */
export function ngramIds(text: string): number[] {
  const points = Array.from(text, (character) => character.codePointAt(0) as number).slice(0, MAX_POINTS)
  if (points.length === 0) return []
  return [...charGrams([SPACE, ...points, SPACE]), ...wordGrams(wordsOf(points))]
}

function charGrams(points: readonly number[]): number[] {
  const ids: number[] = []
  for (let start = 0; start < points.length; start++) {
    let hash = FNV_OFFSET
    for (let length = 1; length <= (CHAR_GRAMS.at(-1) as number) && start + length <= points.length; length++) {
      hash = hashed(hash, points[start + length - 1] as number)
      if (length >= CHAR_GRAMS[0]) ids.push(toRow(hash, TABLE_ROWS))
    }
  }
  return ids
}

/** Runs of letters, marks and digits; every other sign is a word of its own. One hash each. */
function wordsOf(points: readonly number[]): number[] {
  const words: number[] = []
  let hash: number | null = null
  for (const point of points) {
    if (isWord(point)) {
      hash = hashed(hash ?? FNV_OFFSET, point)
      continue
    }
    if (hash !== null) words.push(hash)
    hash = null
    if (point !== SPACE) words.push(hashed(FNV_OFFSET, point))
  }
  if (hash !== null) words.push(hash)
  return words
}

function wordGrams(words: readonly number[]): number[] {
  const ids: number[] = []
  for (let start = 0; start < words.length; start++) {
    let hash = FNV_PRIME
    for (let length = 1; length <= WORD_GRAMS.length && start + length <= words.length; length++) {
      hash = hashed(hash, words[start + length - 1] as number)
      ids.push(toRow(hash, TABLE_ROWS))
    }
  }
  return ids
}
