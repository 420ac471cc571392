/** A countdown promo that is true: its deadline is real, and what viewers read follows from it and the time alone. */
import { randomUUID } from 'node:crypto'
import type { CommandParams } from '../../contract/commands.ts'
import { formatMoney } from '../../contract/money.ts'
import type { Promo } from '../../contract/state.ts'

/** What the picture says at one moment. */
export interface PromoCard {
  readonly title: string
  readonly price: string
  /** The price before; null where there is none, or where it is no higher and would promise nothing. */
  readonly compareAt: string | null
  /** Time left, rounded up: at 00:01 a viewer can still buy. */
  readonly countdown: string
  readonly ended: boolean
  /** Epoch ms at which the card says something else; null when it never will. */
  readonly changesAtMs: number | null
}

/** A promo whose deadline is `durationSeconds` after `nowMs` (epoch ms). */
export function createPromo({ durationSeconds, ...offer }: CommandParams<'promo.show'>, nowMs: number): Promo {
  return { id: randomUUID(), ...offer, deadlineMs: nowMs + durationSeconds * 1000 }
}

/** The card at `nowMs` (epoch ms). `locale` decides how prices are written. */
export function promoCard(promo: Promo, nowMs: number, locale = 'en'): PromoCard {
  const { title, priceMinor, compareAtMinor, currency, deadlineMs } = promo
  const seconds = Math.max(0, Math.ceil((deadlineMs - nowMs) / 1000))
  const cheaper = compareAtMinor !== undefined && compareAtMinor > priceMinor
  return {
    title,
    price: formatMoney(priceMinor, currency, locale),
    compareAt: cheaper ? formatMoney(compareAtMinor, currency, locale) : null,
    countdown: formatCountdown(seconds),
    ended: seconds === 0,
    changesAtMs: seconds === 0 ? null : deadlineMs - (seconds - 1) * 1000,
  }
}

/** `mm:ss`, from an hour on `h:mm:ss`. */
export function formatCountdown(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
