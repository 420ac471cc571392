import { formatMoney } from '../../../src-main/contract/money.ts'
import { useServerNow } from '../../store/use-server-now.ts'
import { formatTimeOfDay } from '../../text/format-number.ts'
import { promoText } from '../../text/promo-text.ts'
import { useText } from '../../text/use-text.ts'
import type { ReadDraft } from './read-promo-draft.ts'

/** What would be shown, before it is: a misread price is seen here and not by viewers. */
export function PromoSummary({ read }: { readonly read: ReadDraft }) {
  return <p className="promo-line">{read.ok && <Sentence params={read.params} />}</p>
}

function Sentence({ params }: { readonly params: Extract<ReadDraft, { ok: true }>['params'] }) {
  const { t, language } = useText()
  const nowMs = useServerNow(1_000)
  const price = formatMoney(params.priceMinor, params.currency, language)
  const time = formatTimeOfDay(nowMs + params.durationSeconds * 1000, language)
  if (params.compareAtMinor === undefined) return t(promoText.summary, { price, time })
  const compareAt = formatMoney(params.compareAtMinor, params.currency, language)
  return t(promoText.summaryWas, { price, compareAt, time })
}
