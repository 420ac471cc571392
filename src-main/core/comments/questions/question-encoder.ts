import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelText } from '../normalise/model-text.ts'
import { conceptIds, parseShapes } from '../triage/hashed-grams/concepts.ts'
import { readLexicon } from '../triage/hashed-grams/lexicon.ts'
import { ngramIds } from '../triage/hashed-grams/ngrams.ts'
import { paddedRows } from '../triage/hashed-grams/padded-rows.ts'
import { openSession, outputOf } from '../triage/onnx-session.ts'

/** Questions as directions: like ones in any language lie close together (cosine). */
export interface QuestionEncoder {
  /** A vector of `VECTOR_SIZE` numbers and length 1 for each text. One call at a time; rejects when the runtime does. */
  encode(texts: readonly string[]): Promise<Float32Array[]>
  close(): Promise<void>
}

const VECTOR_SIZE = 64

/** `folder`: of our own triage model, whose lexicon and shapes it reads with. Rejects when a file is missing or broken. */
export async function openQuestionEncoder(folder: string): Promise<QuestionEncoder> {
  const lexicon = readLexicon(join(folder, 'lexicon'))
  const shapes = parseShapes(readFileSync(join(folder, 'shapes.tsv'), 'utf8'))
  const session = await openSession(join(folder, 'questions.onnx'))
  return {
    async encode(texts) {
      if (texts.length === 0) return []
      const read = texts.map(modelText)
      const answer = await session.run({
        ngrams: paddedRows(read.map(ngramIds)),
        concepts: paddedRows(read.map((text) => conceptIds(text, lexicon, shapes))),
      })
      const values = outputOf(answer, 'vector', texts.length, VECTOR_SIZE)
      return texts.map((_, row) => values.slice(row * VECTOR_SIZE, (row + 1) * VECTOR_SIZE))
    },
    close: () => session.release(),
  }
}
