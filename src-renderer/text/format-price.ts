import type { Language } from '../../src-main/contract/text.ts'

/** Minor digits of a currency as Intl knows them: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return currencyFormat('en', currency).resolvedOptions().maximumFractionDigits ?? 2
}

/** A price in minor units as a reader expects it: `$29.90`, `JP¥3,000`. */
export function formatPrice(amountMinor: number, currency: string, language: Language): string {
  return currencyFormat(language, currency).format(amountMinor / 10 ** minorDigits(currency))
}

/**
 * What a host typed as minor units, or null when it is not a price. Both `1,234.50` and `1.234,50` are read;
 * a lone separator before three digits groups thousands unless the currency has three minor digits.
 */
export function parsePrice(typed: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const compact = typed.trim().replace(/[\s'’]/g, '')
  const match = /^(\d[\d.,]*?)(?:[.,](\d+))?$/.exec(compact)
  if (!match) return null
  const [, head = '', tail = ''] = match
  const isGroup = tail.length === 3 && digits !== 3 && /^\d{1,3}([.,]\d{3})*$/.test(head)
  if (isGroup) return toMinor(head + tail, '', digits)
  if (tail.length > digits) return null
  return toMinor(head, tail, digits)
}

function toMinor(whole: string, fraction: string, digits: number): number | null {
  const amount = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? amount : null
}

const formats = new Map<string, Intl.NumberFormat>()

function currencyFormat(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style: 'currency', currency })
  formats.set(key, format)
  return format
}
