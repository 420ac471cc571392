import type { SessionReport } from '../../../contract/report.ts'
import type { Section } from './section.ts'
import { add, byAmount, createViewerCount, orderOf, orderValueMinor } from './tally.ts'

/** GMV is what was ordered, refunds apart from it. */
export function createTotals(): Section<SessionReport['totals']> {
  const gmvMinor = new Map<string, number>()
  const refundsMinor = new Map<string, number>()
  const byPlatform = new Map<string, number>()
  const byLang = new Map<string, number>()
  const viewers = createViewerCount()
  let ordersCount = 0
  let viewersPeak: number | null = null
  let total = 0

  return {
    take(event) {
      if (event.type === 'comment.received') {
        total += 1
        add(byPlatform, event.comment.platform, 1)
        add(byLang, event.comment.lang, 1)
      }
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
    finish: () => ({
      ordersCount,
      gmvMinor: byAmount(gmvMinor),
      refundsMinor: byAmount(refundsMinor),
      viewersPeak,
      comments: { total, byPlatform: byAmount(byPlatform), byLang: byAmount(byLang) },
    }),
  }
}
