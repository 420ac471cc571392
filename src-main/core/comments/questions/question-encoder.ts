import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelText } from '../normalise/model-text.ts'
import { type Lexicon, readLexicon } from '../triage/hashed-grams/lexicon.ts'
import { ngramIds } from '../triage/hashed-grams/ngrams.ts'

/**
 * A question as a direction of length 1: like questions in any language lie close together. Concepts say what it is about;
 * hashed n-grams add what no lexicon knows. `models/triage/train/questions.py` trains the matrix and has the same sum.
 */
export type QuestionEncoder = (text: string) => Float32Array

const HASHED = 64
const HASHED_SHARE = 0.4
/** Numbers that a concept adds. */
const SIZE = 64

/** `folder`: of our own triage model. @throws Error when its matrix or lexicon is missing, or they don't fit. */
export function openQuestionEncoder(folder: string): QuestionEncoder {
  const lexicon = readLexicon(join(folder, 'lexicon'))
  const file = readFileSync(join(folder, 'questions.f32'))
  const concepts = lexicon.names.length
  if (file.length !== 4 * concepts * SIZE) throw new Error(`questions.f32 is not a matrix of ${concepts} concepts`)
  const matrix = new Float32Array(concepts * SIZE)
  for (let at = 0; at < matrix.length; at++) matrix[at] = file.readFloatLE(4 * at)

  return (text) => {
    const read = modelText(text)
    const vector = new Float32Array(SIZE + HASHED)
    vector.set(normalised(conceptSum(read, lexicon, matrix), 1))
    vector.set(normalised(hashedSum(read), HASHED_SHARE), SIZE)
    return normalised(vector, 1)
  }
}

function conceptSum(read: string, lexicon: Lexicon, matrix: Float32Array): Float32Array {
  const sum = new Float32Array(SIZE)
  for (const concept of new Set(lexicon.match(read))) {
    for (let at = 0; at < SIZE; at++) sum[at] = (sum[at] as number) + (matrix[concept * SIZE + at] as number)
  }
  return sum
}

/** Each n-gram adds or takes away at one place, so that strangers cancel out. */
function hashedSum(read: string): Float32Array {
  const sum = new Float32Array(HASHED)
  for (const id of ngramIds(read)) {
    const sign = Math.floor(id / HASHED) % 2 === 1 ? 1 : -1
    sum[id % HASHED] = (sum[id % HASHED] as number) + sign
  }
  return sum
}

function normalised(vector: Float32Array, length: number): Float32Array {
  const own = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return vector.map((value) => (value * length) / Math.max(own, 1e-6))
}
