import type { PromoRow } from '../../../contract/report.ts'
import type { Promo, PromoState } from '../../../contract/state.ts'
import { isoOf, type Section } from './section.ts'
import { orderOf } from './tally.ts'

interface PromoTally {
  readonly promo: Promo
  readonly requestedAtMs: number
  onAirAtMs: number | null
  firstTick: number | null
  /** When it could no longer be bought: its deadline, or hidden before. */
  overAtMs: number | null
  hiddenAtMs: number | null
  ordersWhileShown: number
}

/** Every promo that was asked for, whether or not it reached the picture. */
export function createPromoRows(): Section<readonly PromoRow[]> {
  const promos = new Map<string, PromoTally>()

  const promoOf = (promo: Promo, atMs: number): PromoTally => {
    const known = promos.get(promo.id)
    if (known) return known
    const started = { onAirAtMs: null, firstTick: null, overAtMs: null, hiddenAtMs: null, ordersWhileShown: 0 }
    const tally: PromoTally = { promo, requestedAtMs: atMs, ...started }
    promos.set(promo.id, tally)
    return tally
  }
  const change = (promo: PromoState, atMs: number): void => {
    const tally = promoOf(promo, atMs)
    if (promo.phase.kind === 'applying') return
    tally.firstTick ??= promo.phase.firstTick
    if (promo.phase.kind === 'onAir') tally.onAirAtMs ??= promo.phase.sinceMs
    else tally.overAtMs ??= Math.min(atMs, promo.deadlineMs)
  }
  const hide = (id: string, atMs: number): void => {
    const tally = promos.get(id)
    if (!tally) return
    tally.hiddenAtMs ??= atMs
    tally.overAtMs ??= Math.min(atMs, tally.promo.deadlineMs)
  }

  return {
    take(event, atMs) {
      if (event.type === 'promo.requested') promoOf(event.promo, event.atMs)
      else if (event.type === 'promo.changed') change(event.promo, event.atMs)
      else if (event.type === 'promo.hidden') hide(event.promoId, event.atMs)
      else if (orderOf(event)) {
        for (const tally of promos.values()) if (isShownAt(tally, atMs)) tally.ordersWhileShown += 1
      }
    },
    finish: () => [...promos.values()].map(toRow),
  }
}

function isShownAt({ onAirAtMs, overAtMs, promo }: PromoTally, atMs: number): boolean {
  return onAirAtMs !== null && onAirAtMs <= atMs && atMs <= (overAtMs ?? promo.deadlineMs)
}

function toRow({ promo, requestedAtMs, onAirAtMs, firstTick, hiddenAtMs, ordersWhileShown }: PromoTally): PromoRow {
  const { id, title, priceMinor, currency, deadlineMs } = promo
  return {
    id,
    title,
    priceMinor,
    currency,
    requestedAt: isoOf(requestedAtMs),
    onAirAt: onAirAtMs === null ? null : isoOf(onAirAtMs),
    firstTick,
    deadline: isoOf(deadlineMs),
    hiddenAt: hiddenAtMs === null ? null : isoOf(hiddenAtMs),
    ordersWhileShown,
  }
}
