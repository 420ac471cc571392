import type { Mood, SessionReport } from '../../../contract/report.ts'
import { addSentiments, moodOf, noSentiments } from '../sections/mood.ts'

/** One or more minutes together. */
export interface MoodSpan extends Mood {
  readonly startsAt: string
  readonly minutes: number
}

const MOST_SPANS = 60

/** The show in at most 60 parts of equal length: of an hour its minutes, of longer ones several minutes each. */
export function moodSpans(byMinute: SessionReport['byMinute']): readonly MoodSpan[] {
  const least = byMinute.length / MOST_SPANS
  const minutes = [1, 2, 5, 10, 15, 30, 60].find((step) => step >= least) ?? Math.ceil(least)
  return Array.from({ length: Math.ceil(byMinute.length / minutes) }, (_, index) =>
    together(byMinute.slice(index * minutes, (index + 1) * minutes)),
  )
}

function together(rows: SessionReport['byMinute']): MoodSpan {
  const bySentiment = noSentiments()
  for (const row of rows) addSentiments(bySentiment, row.bySentiment)
  return { startsAt: rows[0]?.startsAt ?? '', minutes: rows.length, ...moodOf(bySentiment) }
}
