import { minorDigits } from '../../../contract/money.ts'
import type { Mentions } from '../../../contract/understanding.ts'
import { type Amount, amountAt } from './read-amounts.ts'
import { amountOf, neighbour, type Part, type Reading, senseOf, touches } from './read-parts.ts'
import { EVERY_LANGUAGE } from './term-trie.ts'

type Price = Mentions['prices'][number]

/** Whose amount it is: its currency, null when that is not said, and the part that says it. */
interface Money {
  readonly currency: string | null
  readonly part: Part | null
  /** "9块9", "12€50": what follows the currency. */
  readonly fraction: Part | null
}

/** Amounts of money; marks their parts used. Without a currency an amount counts in hundredths. */
export function findPrices(reading: Reading): Price[] {
  const prices: Price[] = []
  for (let index = 0; index < reading.parts.length; ) {
    const amount = amountAt(reading, index)
    const money = amount && moneyOf(reading, amount)
    const price = money && priceOf(reading, amount, money)
    if (price) prices.push(price)
    index = (amount?.last ?? index) + 1
  }
  return prices
}

function priceOf(reading: Reading, amount: Amount, { currency, part, fraction }: Money): Price | null {
  const written = fraction ? reading.text.lower.slice(fraction.start, fraction.end) : '0'
  const value = amount.value + Number(`0.${written}`)
  const amountMinor = Math.round(value * 10 ** (currency ? minorDigits(currency) : 2))
  if (amountMinor <= 0 || !Number.isSafeInteger(amountMinor)) return null
  for (const used of [...reading.parts.slice(amount.first, amount.last + 1), part, fraction])
    if (used) used.isUsed = true
  return { amountMinor, currency }
}

function moneyOf(reading: Reading, amount: Amount): Money | null {
  const before = reading.parts[amount.first - 1]
  const first = reading.parts[amount.first] as Part
  const isAfter = before !== undefined && !before.isUsed && touches(reading, before, first)
  const prefix = isAfter && isPrefix(before) ? before : null
  if (prefix && prefix.end === first.start && senseOf(prefix, 'currency-before')) return moneyBy(prefix, null)

  const suffix = suffixOf(reading, amount.last)
  if (suffix) return moneyBy(suffix, fractionOf(reading, amount.last + 1))
  if (prefix) return moneyBy(prefix, null)
  return isMoneyAtHome(reading, amount) ? { currency: homeOf(reading, amount), part: null, fraction: null } : null
}

/** Signs and codes; words stand behind. */
const isPrefix = (part: Part): boolean =>
  senseOf(part, 'currency-before') !== null || senseOf(part, 'currency')?.langs === EVERY_LANGUAGE

const currencyOf = (part: Part | undefined): string | null =>
  part ? ((senseOf(part, 'currency') ?? senseOf(part, 'currency-before'))?.value ?? null) : null

const moneyBy = (part: Part, fraction: Part | null): Money => {
  const code = currencyOf(part)
  return { currency: code === '?' ? null : code, part, fraction }
}

/** The currency behind an amount, unless it stands before the next one: "$20 $30". */
function suffixOf(reading: Reading, last: number): Part | null {
  const suffix = neighbour(reading, last)
  if (!suffix || suffix.isUsed || currencyOf(suffix) === null) return null
  const next = neighbour(reading, last + 1)
  if (!next || amountOf(next) === null) return suffix
  const isNearerToNext = suffix.start > (reading.parts[last] as Part).end && next.start === suffix.end
  return isNearerToNext || senseOf(suffix, 'currency-before') ? null : suffix
}

function fractionOf(reading: Reading, index: number): Part | null {
  const next = neighbour(reading, index)
  if (!next || next.amount === null || next.start !== reading.parts[index]?.end || next.end - next.start > 2)
    return null
  return isCounted(neighbour(reading, index + 1)) ? null : next
}

const isCounted = (part: Part | undefined): boolean =>
  part?.senses.some(({ kind }) => kind === 'unit' || kind === 'not-unit' || kind === 'measure') ?? false

/** "300rb", "1.2万", "1,299": money without a currency, where people write it so. */
function isMoneyAtHome(reading: Reading, amount: Amount): boolean {
  if (isCounted(neighbour(reading, amount.last))) return false
  if (amount.times === 0) return isGrouped(reading, amount)
  const isOfLanguage = (amount.times & reading.language) !== 0
  return reading.language === 0 || (isOfLanguage && homeOf(reading, amount) !== null)
}

const homeOf = (reading: Reading, { times }: Amount): string | null => reading.homeOf(times || EVERY_LANGUAGE)

/** Written with separators, and not for decimals. */
function isGrouped({ parts, text }: Reading, { value, first }: Amount): boolean {
  const { start, end } = parts[first] as Part
  return value >= 1000 && /^[0-9]{1,3}[.,']/.test(text.lower.slice(start, end))
}
