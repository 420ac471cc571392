import type { MinuteRow } from '../../../contract/report.ts'
import type { Span } from '../session-span.ts'
import { addSentiments, countSentiment, moodOf, noSentiments, type SentimentCounts } from './mood.ts'
import { isoOf, type Section } from './section.ts'
import { add, byAmount, createViewerCount, orderOf, orderValueMinor } from './tally.ts'

const MINUTE_MS = 60_000

/** Where minutes begin is known only at the end, so events are gathered by the session's seconds first. */
interface Bucket {
  comments: number
  orders: number
  /** The most at once; null when nobody said. */
  viewers: number | null
  readonly gmvMinor: Map<string, number>
  readonly bySentiment: SentimentCounts
}

const emptyBucket = (): Bucket => ({
  comments: 0,
  orders: 0,
  viewers: null,
  gmvMinor: new Map(),
  bySentiment: noSentiments(),
})

export function createByMinute(startMs: number): Section<readonly MinuteRow[]> {
  const seconds = new Map<number, Bucket>()
  const viewers = createViewerCount()

  const secondOf = (atMs: number): Bucket => {
    const second = Math.floor((atMs - startMs) / 1000)
    const known = seconds.get(second)
    if (known) return known
    const bucket = emptyBucket()
    seconds.set(second, bucket)
    return bucket
  }

  return {
    take(event, atMs) {
      if (event.type === 'comment.received') secondOf(atMs).comments += 1
      const order = orderOf(event)
      if (order) {
        const bucket = secondOf(atMs)
        bucket.orders += 1
        add(bucket.gmvMinor, order.currency, orderValueMinor(order))
      }
      const watching = viewers.take(event)
      if (watching !== null) {
        const bucket = secondOf(atMs)
        bucket.viewers = Math.max(bucket.viewers ?? 0, watching)
      }
    },
    read: (reading) => countSentiment(secondOf(reading.occurredAtMs).bySentiment, reading),
    finish: (span) => minutesOf(seconds, span),
  }
}

function minutesOf(
  seconds: ReadonlyMap<number, Bucket>,
  { startMs, timelineStartMs, timelineEndMs }: Span,
): MinuteRow[] {
  const count = Math.max(1, Math.ceil((timelineEndMs - timelineStartMs) / MINUTE_MS))
  const minutes = Array.from({ length: count }, emptyBucket)
  for (const [second, bucket] of seconds) {
    const index = Math.floor((startMs + second * 1000 - timelineStartMs) / MINUTE_MS)
    const minute = minutes[Math.min(count - 1, Math.max(0, index))]
    if (minute) pour(bucket, minute)
  }
  return minutes.map(({ gmvMinor, bySentiment, ...minute }, index) => ({
    minute: index,
    startsAt: isoOf(timelineStartMs + index * MINUTE_MS),
    ...minute,
    gmvMinor: byAmount(gmvMinor),
    ...moodOf(bySentiment),
  }))
}

function pour(from: Bucket, into: Bucket): void {
  into.comments += from.comments
  into.orders += from.orders
  addSentiments(into.bySentiment, from.bySentiment)
  if (from.viewers !== null) into.viewers = Math.max(into.viewers ?? 0, from.viewers)
  for (const [currency, amount] of from.gmvMinor) add(into.gmvMinor, currency, amount)
}
