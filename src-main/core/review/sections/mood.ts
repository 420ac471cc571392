import type { Mood } from '../../../contract/report.ts'
import type { Sentiment } from '../../../contract/triage.ts'
import type { CommentReading } from '../comment-readings.ts'

export type SentimentCounts = Record<Sentiment, number>

export const noSentiments = (): SentimentCounts => ({ positive: 0, neutral: 0, negative: 0 })

export function countSentiment(counts: SentimentCounts, { labels, before }: CommentReading): void {
  counts[labels.sentiment] += 1
  if (before) counts[before.sentiment] -= 1
}

export function addSentiments(into: SentimentCounts, from: Mood['bySentiment']): void {
  into.positive += from.positive
  into.neutral += from.neutral
  into.negative += from.negative
}

export function moodOf(bySentiment: Mood['bySentiment']): Mood {
  const { positive, neutral, negative } = bySentiment
  const read = positive + neutral + negative
  return { bySentiment, sentiment: read === 0 ? null : (positive - negative) / read }
}
