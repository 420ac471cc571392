import { expect, test } from 'vitest'
import { formatMoney } from '../../../src-main/contract/money.ts'
import { createPromo, formatCountdown, promoCard } from '../../../src-main/core/promos/promo.ts'

const NOW = Date.UTC(2026, 0, 1)
const offer = { title: 'Amethyst bracelet', priceMinor: 1299, currency: 'USD' }
const promoOf = (durationSeconds: number, more: object = {}) => createPromo({ ...offer, ...more, durationSeconds }, NOW)

test('has the real deadline, from a duration or a moment', () => {
  expect(promoOf(90)).toMatchObject({ ...offer, deadlineMs: NOW + 90_000 })
  expect(promoOf(1).id).not.toBe(promoOf(1).id)
})

test('at 00:01 it can still be bought; at the deadline it has ended', () => {
  const promo = promoOf(90)
  const at = (ms: number) => {
    const { countdown, ended } = promoCard(promo, promo.deadlineMs - ms)
    return [countdown, ended]
  }
  expect(at(90_000)).toEqual(['01:30', false])
  expect(at(89_999)).toEqual(['01:30', false])
  expect(at(89_000)).toEqual(['01:29', false])
  expect(at(1000)).toEqual(['00:01', false])
  expect(at(1)).toEqual(['00:01', false])
  expect(at(0)).toEqual(['00:00', true])
  expect(at(-5000)).toEqual(['00:00', true])
})

test('says when it changes, to the millisecond, until it has ended', () => {
  const promo = promoOf(5)
  const seen: string[] = []
  for (let atMs: number | null = NOW + 300; atMs !== null; ) {
    const card = promoCard(promo, atMs)
    const { changesAtMs } = card
    seen.push(card.countdown)
    if (changesAtMs !== null) {
      expect({ ...promoCard(promo, changesAtMs - 1), changesAtMs: 0 }).toEqual({ ...card, changesAtMs: 0 })
      expect(promoCard(promo, changesAtMs).countdown).not.toBe(card.countdown)
    }
    atMs = changesAtMs
  }
  expect(seen).toEqual(['00:05', '00:04', '00:03', '00:02', '00:01', '00:00'])
})

test.each([
  [59, '00:59'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [86_399, '23:59:59'],
])('%i seconds read %s', (seconds, text) => {
  expect(formatCountdown(seconds)).toBe(text)
})

test.each([
  [1299, 'USD', '$12.99'],
  [1299, 'JPY', '¥1,299'],
  [1299, 'KWD', 'KWD 1.299'],
  [129_900, 'CNY', 'CN¥1,299.00'],
  [0, 'EUR', '€0.00'],
])('%i minor units of %s read %s', (amountMinor, currency, text) => {
  expect(formatMoney(amountMinor, currency, 'en')).toBe(text)
})

test('shows the price before only where it was higher', () => {
  expect(promoCard(promoOf(9, { compareAtMinor: 1999 }), NOW)).toMatchObject({ price: '$12.99', compareAt: '$19.99' })
  expect(promoCard(promoOf(9, { compareAtMinor: 1299 }), NOW).compareAt).toBeNull()
  expect(promoCard(promoOf(9), NOW).compareAt).toBeNull()
})
