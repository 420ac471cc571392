import { minorDigits } from '../../src-main/contract/money.ts'

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
