import { minorDigits } from '../../../contract/money.ts'

export interface Amount {
  readonly valueMinor: number
  readonly currency: string
}

/** In: money as platforms write it ("$5.00", "NT$75", "5,00 €", "50 USD"). Out: null where it is none, or can't be told. Pure. */
export function parseAmount(text: string): Amount | null {
  const number = /\d[\d.,\u00a0 ]*/.exec(text)?.[0].trim() ?? ''
  const sign = text.replace(number, ' ').trim()
  const currency = currencyOf(sign)
  const value = number === '' || currency === null ? Number.NaN : toNumber(number, minorDigits(currency))
  if (currency === null || !Number.isFinite(value)) return null
  return { valueMinor: Math.round(value * 10 ** minorDigits(currency)), currency }
}

/** By its code, which wins over a sign beside it ("$50 USD"), or as American English writes it: "$" is USD there. */
function currencyOf(sign: string): string | null {
  const code = /\b[A-Z]{3}\b/.exec(sign)?.[0] ?? ''
  signs ??= new Map(['US$', ...Intl.supportedValuesOf('currency')].map(signAndCode))
  return [...signs.values()].includes(code) ? code : (signs.get(sign) ?? null)
}

/** Made when the first money is read: hundreds of formats. */
let signs: ReadonlyMap<string, string> | null = null

function signAndCode(currency: string): [sign: string, code: string] {
  if (currency === 'US$') return [currency, 'USD']
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(1)
  return [parts.find(({ type }) => type === 'currency')?.value ?? currency, currency]
}

/** The last mark parts off the minor units where no more digits follow it than the currency has; the others group thousands. */
function toNumber(text: string, digits: number): number {
  const [, whole = text, minor = ''] = /^(.*)[.,](\d{1,3})$/.exec(text) ?? []
  const hasMinor = minor.length > 0 && minor.length <= digits
  return hasMinor ? Number(`${whole.replace(/\D/g, '')}.${minor}`) : Number(text.replace(/\D/g, ''))
}
