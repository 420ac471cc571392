import type { Triage } from '../../src-main/contract/triage.ts'
import {
  HEAD_NAMES,
  HEADS,
  type Head,
  type LabelModel,
  type Logits,
} from '../../src-main/core/comments/triage/label-model.ts'

/** A label for each head. */
export type Labels = Partial<Record<Head, string>>

export const EVERY_LABEL: Labels = {
  sentiment: 'neutral',
  intent: 'question',
  topic: 'price',
  lang: 'en',
  urgent: 'no',
  toxic: 'no',
}

/** `row`: which labels are the likeliest, by this many logits; of a head that it doesn't name all are alike. */
export function logitsOf(rows: readonly Labels[], heads: readonly Head[] = HEAD_NAMES, by = 4): Required<Logits> {
  const all: Logits = {}
  for (const head of heads) {
    const values: readonly string[] = HEADS[head]
    all[head] = Float32Array.from(rows.flatMap((row) => values.map((value) => (row[head] === value ? by : 0))))
  }
  return all as Required<Logits>
}

export interface FakeModel extends LabelModel {
  /** The texts of each call. */
  readonly calls: (readonly string[])[]
  readonly isClosed: boolean
}

/** Says what `labelsOf` says of each text. */
export function fakeModel(heads: readonly Head[], labelsOf: (text: string) => Labels): FakeModel {
  const calls: (readonly string[])[] = []
  let isClosed = false
  return {
    heads,
    calls,
    get isClosed() {
      return isClosed
    },
    async run(texts) {
      calls.push(texts)
      return logitsOf(texts.map(labelsOf), heads)
    },
    async close() {
      isClosed = true
    },
  }
}

export const labelsIn = ({ scores: _scores, ...labels }: Triage): Omit<Triage, 'scores'> => labels
