/**
 * Money in minor units. ICU releases disagree on how many digits a currency has (some give IDR or HUF none), and an
 * amount burnt into a stream must not depend on who formats it: the digits are ISO 4217's, here alone.
 * Source: ISO 4217 list one, minor unit column; what is not named has 2.
 */
const NO_DIGITS = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'UYI',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]
const THREE_DIGITS = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']

/** Digits after the decimal point of an ISO 4217 currency: JPY 0, USD 2, KWD 3. */
export function minorDigits(currency: string): number {
  if (NO_DIGITS.includes(currency)) return 0
  return THREE_DIGITS.includes(currency) ? 3 : 2
}

const formats = new Map<string, Intl.NumberFormat>()

/** An amount in minor units as people write it, with plain spaces (a font may lack the others). */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency)
  const isWhole = amountMinor % 10 ** digits === 0
  const text = formatOf(locale, currency, isWhole).format(amountMinor / 10 ** digits)
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

/** Whole amounts are written as the locale writes them ($29.00, Rp 150.000); others with every digit they have. */
function formatOf(locale: string, currency: string, isWhole: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${isWhole}`
  const digits = minorDigits(currency)
  const exact = isWhole ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...exact })
  formats.set(key, format)
  return format
}
