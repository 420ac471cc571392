import type { CommentLanguage } from '../../../contract/comment.ts'
import type { Intent, Triage } from '../../../contract/triage.ts'
import { type AllLogits, HEADS, type Head } from './label-model.ts'

/** What the label guide itself settles, whatever a model says. */
const NEVER_URGENT: ReadonlySet<Intent> = new Set(['purchase_intent', 'praise', 'greeting', 'participation', 'other'])

const LINKS_AND_NAMES = /(?:https?:\/\/|www\.)\S+|@[\p{L}\p{M}\p{N}_.]+/giu
/** Two letters on end, or one of a script in which a single sign can be a word. */
const WORD = /\p{L}[\p{L}\p{M}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

interface Choice {
  readonly index: number
  /** Of the chosen value, 0 to 1. */
  readonly score: number
}

/** Of a text in which nothing can be seen. */
const NOTHING: Triage = {
  lang: 'und',
  sentiment: 'neutral',
  intent: 'other',
  topic: 'none',
  urgent: false,
  toxic: false,
  scores: { lang: 1, sentiment: 1, intent: 1, topic: 1, urgent: 1, toxic: 1 },
}

/** In: a text and row `row` of the models' logits; every head must be there. Out: labels that don't contradict each other. */
export function decide(text: string, logits: AllLogits, row: number): Triage {
  if (text === '') return NOTHING
  const choose = (head: Head) => choice(logits[head], row, HEADS[head].length)
  const [sentiment, intent, topic, lang, urgent, toxic] = [
    choose('sentiment'),
    choose('intent'),
    choose('topic'),
    choose('lang'),
    choose('urgent'),
    choose('toxic'),
  ]
  const hasWords = WORD.test(text.replace(LINKS_AND_NAMES, ' '))
  const intentValue = HEADS.intent[intent.index] as Intent
  const labels = {
    sentiment: HEADS.sentiment[sentiment.index] as Triage['sentiment'],
    intent: intentValue,
    topic: HEADS.topic[topic.index] as Triage['topic'],
    lang: hasWords ? (HEADS.lang[lang.index] as CommentLanguage) : 'und',
    urgent: urgent.index === 1 && !NEVER_URGENT.has(intentValue),
    toxic: toxic.index === 1,
  } as const
  const scores = {
    sentiment: sentiment.score,
    intent: intent.score,
    topic: topic.score,
    lang: hasWords ? lang.score : 1,
    urgent: urgent.score,
    toxic: toxic.score,
  }
  const isLive = (logits.live?.[row] ?? 1) >= 0.5
  return { ...labels, ...(isLive && settled(labels)), scores }
}

/** Praise is always positive, complaints are always negative (label guide, "sentiment"): so in live comments, of other texts nothing is known. */
function settled({ intent }: { readonly intent: Intent }): Partial<Pick<Triage, 'sentiment'>> {
  if (intent === 'praise') return { sentiment: 'positive' }
  return intent === 'complaint' ? { sentiment: 'negative' } : {}
}

/** Of what a model calculated to no number: as unlikely as can be. */
const LEAST = -1e4

/** The likeliest value; its softmax probability, rounded to four places. */
function choice(logits: Float32Array, row: number, size: number): Choice {
  const given = logits.subarray(row * size, (row + 1) * size)
  const values = given.map((value) => (Number.isFinite(value) ? value : LEAST))
  const highest = Math.max(...values)
  let sum = 0
  for (const value of values) sum += Math.exp(value - highest)
  return { index: values.indexOf(highest), score: Math.round(10_000 / sum) / 10_000 }
}
