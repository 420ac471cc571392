import { isUnspaced, isWord, MAX_POINTS } from './characters.ts'
import { FNV_OFFSET, hashed, TABLE_ROWS, toRow } from './hash-rows.ts'

/**
 * A normalised comment as words in order: what the general tower's filters run over. `models/triage/train/features.py`
 * does the same, bit for bit. Pure.
 */

/** Words that are read of a comment. */
const MAX_WORDS = 60
/** Code points of a word's beginning and of its end: inflections of a word share one of them. */
const PIECE = 4

/** A word itself, its beginning and its end. */
export const IDS_OF_A_WORD = 3

/** `text`: as `modelText` gives it. `IDS_OF_A_WORD` a word on end, each between 1 and `TABLE_ROWS` - 1; none for an empty text. */
export function wordIds(text: string): number[] {
  const words = splitWords(text).slice(0, MAX_WORDS)
  const ids: number[] = []
  for (const [at, word] of words.entries()) {
    for (const [kind, piece] of piecesOf(word, words[at - 1] ?? '', words[at + 1] ?? '').entries()) {
      ids.push(toRow(hashOf(piece, FNV_OFFSET ^ kind), TABLE_ROWS))
    }
  }
  return ids
}

/** Runs of letters, marks and digits; every other sign, and each one of a script without spaces, is a word of its own. */
function splitWords(text: string): string[] {
  const words: string[] = []
  let run = ''
  for (const character of [...text].slice(0, MAX_POINTS)) {
    const point = character.codePointAt(0) as number
    if (isWord(point) && !isUnspaced(point)) {
      run += character
      continue
    }
    if (run) words.push(run)
    run = ''
    if (character !== ' ') words.push(character)
  }
  if (run) words.push(run)
  return words
}

/** A word, how it begins and how it ends; of a script without spaces the sign with the next one and the one before. */
function piecesOf(word: string, before: string, after: string): [string, string, string] {
  if (isUnspaced(word.codePointAt(0) as number)) return [word, word + after, before + word]
  const points = [...word]
  return [word, points.slice(0, PIECE).join(''), points.slice(-PIECE).join('')]
}

function hashOf(piece: string, offset: number): number {
  let hash = offset
  for (const character of piece) hash = hashed(hash, character.codePointAt(0) as number)
  return hash
}
