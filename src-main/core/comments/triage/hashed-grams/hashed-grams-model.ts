import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelText } from '../../normalise/model-text.ts'
import { HEAD_NAMES, HEADS, type LabelModel, type Logits } from '../label-model.ts'
import type { HashedGramsManifest } from '../manifest.ts'
import { openSession, outputOf } from '../onnx-session.ts'
import { conceptIds, parseShapes } from './concepts.ts'
import { readLexicon } from './lexicon.ts'
import { ngramIds } from './ngrams.ts'
import { paddedRows } from './padded-rows.ts'
import { IDS_OF_A_WORD, wordIds } from './words.ts'

/** Our own model: ids of n-grams, words and concepts go in, one padded row a text. Rejects when a file is missing or broken. */
export async function openHashedGrams(folder: string, manifest: HashedGramsManifest): Promise<LabelModel> {
  const lexicon = readLexicon(join(folder, manifest.lexicon))
  const shapes = parseShapes(readFileSync(join(folder, manifest.shapes), 'utf8'))
  const session = await openSession(join(folder, manifest.model))

  return {
    heads: HEAD_NAMES,
    async run(texts) {
      const read = texts.map(modelText)
      const ngrams = paddedRows(read.map(ngramIds))
      const words = paddedRows(read.map(wordIds), IDS_OF_A_WORD)
      const concepts = paddedRows(read.map((text) => conceptIds(text, lexicon, shapes)))
      const answer = await session.run({ ngrams, words, concepts })
      const logits: Logits = { live: outputOf(answer, 'live', texts.length, 1) }
      for (const head of HEAD_NAMES) {
        const temperature = manifest.temperatures[head] ?? 1
        logits[head] = outputOf(answer, head, texts.length, HEADS[head].length).map((logit) => logit / temperature)
      }
      return logits
    },
    close: () => session.release(),
  }
}
