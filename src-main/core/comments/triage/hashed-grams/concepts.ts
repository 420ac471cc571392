import { FNV_OFFSET, hashed, toRow } from './hash-rows.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The model's other eyes: what the words of a comment mean in any language, and how it looks, as ids.
 * `models/triage/train/concepts.py` does the same, bit for bit. Pure.
 *
 * Ids from 1: shapes; from `FIRST_LENGTH`: how long it is; from `FIRST_CONCEPT`: concepts; from `FIRST_PAIR`: pairs of them, hashed.
 */
export const CONCEPT_ROWS = 2 ** 15
const FIRST_LENGTH = 40
const FIRST_CONCEPT = 64
const FIRST_PAIR = 512
/** Stands before the first concept and after the last. */
const FRAME = 255
/** Concepts that stand further apart make no pair. */
const REACH = 3
/** Code points: a text is in the class of as many as it exceeds. */
const LENGTHS = [1, 2, 4, 7, 11, 16, 24, 36, 60, 100] as const

/** `shapes`: `name<TAB>pattern` lines (`models/triage/shapes.tsv`). @throws SyntaxError for a pattern that is none. */
export function parseShapes(shapes: string): RegExp[] {
  const lines = shapes.trimEnd().split('\n')
  return lines.map((line) => new RegExp(line.slice(line.indexOf('\t') + 1), 'u'))
}

/** `text`: as `modelText` gives it. Ids in a fixed order, each between 1 and `CONCEPT_ROWS` - 1; never none. */
export function conceptIds(text: string, lexicon: Lexicon, shapes: readonly RegExp[]): number[] {
  const ids: number[] = []
  for (const [index, shape] of shapes.entries()) if (shape.test(text)) ids.push(1 + index)
  const length = [...text].length
  ids.push(FIRST_LENGTH + LENGTHS.filter((exceeded) => length > exceeded).length)
  const concepts = lexicon.match(text)
  for (const concept of new Set(concepts)) ids.push(FIRST_CONCEPT + concept)
  for (const pair of pairsOf([FRAME, ...concepts, FRAME])) {
    ids.push(FIRST_PAIR - 1 + toRow(hashed(FNV_OFFSET, pair), CONCEPT_ROWS - FIRST_PAIR))
  }
  return ids
}

function pairsOf(concepts: readonly number[]): Set<number> {
  const pairs = new Set<number>()
  for (const [start, first] of concepts.entries()) {
    for (const second of concepts.slice(start + 1, start + 1 + REACH)) pairs.add((first << 8) | second)
  }
  return pairs
}
