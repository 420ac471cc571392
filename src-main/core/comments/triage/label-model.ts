import { COMMENT_LANGUAGES } from '../../../contract/comment.ts'
import { INTENTS, SENTIMENTS, TOPICS } from '../../../contract/triage.ts'

/** What a model can say about a comment, each with its values in the order of the model's outputs. */
export const HEADS = {
  sentiment: SENTIMENTS,
  intent: INTENTS,
  topic: TOPICS,
  lang: COMMENT_LANGUAGES,
  urgent: ['no', 'yes'],
  toxic: ['no', 'yes'],
} as const
export type Head = keyof typeof HEADS
export const HEAD_NAMES = Object.keys(HEADS) as readonly Head[]

/** One row of `HEADS[head].length` logits a text, of each head. */
export type AllLogits = Record<Head, Float32Array> & {
  /** How likely each text is a live comment and no tweet or review, 0 to 1. Missing where no model says it. */
  live?: Float32Array
}
/** Of the heads that a model has. */
export type Logits = Partial<AllLogits>

/** A model that is loaded. One call at a time. */
export interface LabelModel {
  readonly heads: readonly Head[]
  /** `texts`: as `cleanText` gives them; a model folds them as it was trained. Rejects when the runtime does. */
  run(texts: readonly string[]): Promise<Logits>
  close(): Promise<void>
}
