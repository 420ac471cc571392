/** Digits after the decimal point of an ISO 4217 currency: JPY 0, USD 2, KWD 3. */
export function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** An amount in minor units as people write it, with plain spaces (a font may lack the others). */
export function formatMoney(amountMinor: number, currency: string, locale = 'en'): string {
  const amount = amountMinor / 10 ** minorDigits(currency)
  const text = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
