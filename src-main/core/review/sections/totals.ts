import type { SessionReport } from '../../../contract/report.ts'
import { createCommentCounts } from './comment-counts.ts'
import type { Section } from './section.ts'
import { add, byAmount, createViewerCount, orderOf, orderValueMinor } from './tally.ts'

/** GMV is what was ordered, refunds apart from it. */
export function createTotals(): Section<SessionReport['totals']> {
  const gmvMinor = new Map<string, number>()
  const refundsMinor = new Map<string, number>()
  const comments = createCommentCounts()
  const viewers = createViewerCount()
  let ordersCount = 0
  let viewersPeak: number | null = null

  return {
    read: (reading) => comments.read?.(reading),
    take(event, occurredAtMs) {
      comments.take(event, occurredAtMs)
      const order = orderOf(event)
      if (order) {
        ordersCount += 1
        add(gmvMinor, order.currency, orderValueMinor(order))
      }
      if (event.type === 'room.reported' && event.event.type === 'refund') {
        add(refundsMinor, event.event.currency, event.event.amountMinor)
      }
      const watching = viewers.take(event)
      if (watching !== null) viewersPeak = Math.max(viewersPeak ?? 0, watching)
    },
    finish: (span) => ({
      ordersCount,
      gmvMinor: byAmount(gmvMinor),
      refundsMinor: byAmount(refundsMinor),
      viewersPeak,
      comments: comments.finish(span),
    }),
  }
}
