import type { SessionReport } from '../../../contract/report.ts'
import { countSentiment, noSentiments } from './mood.ts'
import type { Section } from './section.ts'
import { add, byAmount } from './tally.ts'

type CommentCounts = SessionReport['totals']['comments']

/** How many comments came, and what those that were read meant. */
export function createCommentCounts(): Section<CommentCounts> {
  const byPlatform = new Map<string, number>()
  const byLang = new Map<string, number>()
  const byIntent = new Map<string, number>()
  const byTopic = new Map<string, number>()
  const bySentiment = noSentiments()
  let total = 0
  let read = 0
  let urgent = 0

  return {
    take(event) {
      if (event.type !== 'comment.received') return
      total += 1
      add(byPlatform, event.comment.platform, 1)
      add(byLang, 'und', 1)
    },
    read(reading) {
      const { labels, before } = reading
      if (before === null) read += 1
      move(byLang, before?.lang ?? 'und', labels.lang)
      move(byIntent, before?.intent, labels.intent)
      move(byTopic, before?.topic, labels.topic)
      urgent += Number(labels.urgent) - Number(before?.urgent ?? false)
      countSentiment(bySentiment, reading)
    },
    finish: () => ({
      total,
      read,
      urgent,
      byPlatform: byAmount(byPlatform),
      byLang: byAmount(byLang),
      bySentiment,
      byIntent: byAmount(byIntent),
      byTopic: byAmount(byTopic),
    }),
  }
}

/** One comment counts under another name; a name that no comment has any more is not told. */
function move(counts: Map<string, number>, from: string | undefined, to: string): void {
  add(counts, to, 1)
  if (from === undefined) return
  add(counts, from, -1)
  if (counts.get(from) === 0) counts.delete(from)
}
