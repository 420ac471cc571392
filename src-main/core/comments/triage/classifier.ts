import type { Triage } from '../../../contract/triage.ts'
import { cleanText } from '../normalise/clean-text.ts'
import { decide } from './decide.ts'
import type { AllLogits, LabelModel, Logits } from './label-model.ts'

export interface Classifier {
  /** Labels of each text, in order. Any text will do; one call at a time. Rejects when the runtime does. */
  classify(texts: readonly string[]): Promise<Triage[]>
  close(): Promise<void>
}

/** Texts of a batch: more are no faster, and one long text makes all rows of its batch long. */
const BATCH = 32

/** `models`: the bundled one first, which has every head; a later one has the last word on the heads that it has. */
export function createClassifier(models: readonly LabelModel[]): Classifier {
  async function classifyBatch(texts: readonly string[]): Promise<Triage[]> {
    const read = texts.map(cleanText)
    const logits: Logits = {}
    for (const model of models) Object.assign(logits, await model.run(read))
    return read.map((text, row) => decide(text, logits as AllLogits, row))
  }

  return {
    async classify(texts) {
      const byLength = texts.map((_, index) => index).sort((a, b) => lengthOf(texts, a) - lengthOf(texts, b))
      const triages = new Array<Triage>(texts.length)
      for (let start = 0; start < byLength.length; start += BATCH) {
        const indices = byLength.slice(start, start + BATCH)
        const batch = await classifyBatch(indices.map((index) => texts[index] as string))
        for (const [at, index] of indices.entries()) triages[index] = batch[at] as Triage
      }
      return triages
    },
    async close() {
      await Promise.all(models.map((model) => model.close()))
    },
  }
}

const lengthOf = (texts: readonly string[], index: number): number => (texts[index] as string).length
