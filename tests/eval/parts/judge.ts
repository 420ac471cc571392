import { createClassifier } from '../../../src-main/core/comments/triage/classifier.ts'
import { openModels } from '../../../src-main/core/comments/triage/open-models.ts'
import type { Pair } from '../metrics.ts'
import type { HeadName, LabelRow } from './label-rows.ts'

/** A row and what the classifier said of it, in the same words. */
export type Judged<Row extends LabelRow = LabelRow> = Row & { readonly said: Readonly<Record<HeadName, string>> }
export type Judge = <Row extends LabelRow>(rows: readonly Row[]) => Promise<Judged<Row>[]>

/** As many texts as the studio gives it at once. */
const BATCH = 256

/** The real classifier of a model's folder, for as long as `use` takes. @throws Error when the model can't be loaded. */
export async function withJudge<T>(folder: string, use: (judge: Judge) => Promise<T>): Promise<T> {
  const { models, found } = await openModels([folder])
  if (models.length === 0) throw new Error(`${folder} can't be used: ${found[0]?.error ?? 'it has not every head'}`)
  const classifier = createClassifier(models)
  try {
    return await use(async (rows) => {
      const judged = []
      for (let start = 0; start < rows.length; start += BATCH) {
        const batch = rows.slice(start, start + BATCH)
        const triages = await classifier.classify(batch.map(({ text }) => text))
        for (const [at, row] of batch.entries()) {
          const { sentiment, intent, topic, lang, urgent, toxic } = triages[at] as (typeof triages)[number]
          const said = { sentiment, intent, topic, lang, urgent: flag(urgent), toxic: flag(toxic) }
          judged.push({ ...row, said })
        }
      }
      return judged
    })
  } finally {
    await classifier.close()
  }
}

/** Of the rows that have a label of this head. */
export function pairsOf(head: HeadName, rows: readonly Judged[]): Pair[] {
  return rows.flatMap(({ truth, said }) => {
    const value = truth[head]
    return value === undefined ? [] : [{ truth: value, said: said[head] }]
  })
}

const flag = (is: boolean): string => (is ? 'yes' : 'no')
