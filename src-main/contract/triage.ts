import { z } from 'zod'
import { COMMENT_LANGUAGES } from './comment.ts'

/** What a comment means, by the label guide; values in the order of the models' outputs (`models/triage/train/labels.py`). */

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
export const INTENTS = [
  'question',
  'purchase_intent',
  'objection',
  'complaint',
  'praise',
  'greeting',
  'participation',
  'request',
  'spam_or_abuse',
  'other',
] as const
export const TOPICS = [
  'price',
  'shipping',
  'size_fit',
  'material_quality',
  'usage',
  'stock',
  'color_variant',
  'payment',
  'returns_warranty',
  'authenticity',
  'promotion',
  'stream_quality',
  'host',
  'none',
] as const

export type Sentiment = (typeof SENTIMENTS)[number]
export type Intent = (typeof INTENTS)[number]
export type Topic = (typeof TOPICS)[number]

const score = z.number().min(0).max(1)

/** `scores`: how sure the model is of each label it gave, 0 to 1, calibrated: of all it is 0.8 sure of, four in five are right. */
export const triageSchema = z.object({
  lang: z.enum(COMMENT_LANGUAGES),
  sentiment: z.enum(SENTIMENTS),
  intent: z.enum(INTENTS),
  topic: z.enum(TOPICS),
  urgent: z.boolean(),
  /** Insults, hate, threats, sexual remarks at any person. */
  toxic: z.boolean(),
  scores: z.object({ lang: score, sentiment: score, intent: score, topic: score, urgent: score, toxic: score }),
})
export type Triage = z.infer<typeof triageSchema>
