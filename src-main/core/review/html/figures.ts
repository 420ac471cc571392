import type { SessionReport } from '../../../contract/report.ts'
import { type Html, type HtmlPart, html } from '../../html/html.ts'
import { durationText, moneyText } from '../wording/amounts.ts'
import { both, say } from './both.ts'

/** The few numbers everybody asks for first; those that nobody reported are left out. */
export function figures({ session, totals }: SessionReport): Html {
  const { comments, ordersCount, gmvMinor, refundsMinor, viewersPeak } = totals
  return html`<dl class="figures">
    ${figure(say('Length', '时长'), both(durationText(session.durationMs)))}
    ${figure(say('Comments', '评论'), number(comments.total))}
    ${viewersPeak !== null && figure(say('Viewers at the peak', '最高在线'), number(viewersPeak))}
    ${ordersCount > 0 && figure(say('Orders', '订单'), number(ordersCount))}
    ${ordersCount > 0 && figure(say('Ordered for', '成交金额'), money(gmvMinor))}
    ${Object.keys(refundsMinor).length > 0 && figure(say('Refunded', '退款'), money(refundsMinor))}
  </dl>`
}

const figure = (name: Html, value: HtmlPart) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
/** A line per currency: they are never added up. */
function money(amounts: Readonly<Record<string, number>>): HtmlPart {
  return Object.entries(amounts).map(
    ([currency, amountMinor]) => html`<span class="line">${both(moneyText({ [currency]: amountMinor }))}</span>`,
  )
}
const number = (value: number) => value.toLocaleString('en')
