/** "1.299.000", "1,299", "12,50", "1'299.50", "1,29,900" as a number; NaN for what is none, like a date. */
export function parseAmount(written: string): number {
  const groups = written.split(/[.,']/)
  if (groups.length === 1) return Number(written)
  const separators = written.replace(/[0-9]/g, '')
  const last = groups.at(-1) as string
  const isMixed = separators.at(-1) !== separators[0]
  const whole = isMixed ? groups.slice(0, -1) : groups
  if (whole.length > 1 && isThousands(whole) && allAlike(separators.slice(0, whole.length - 1))) {
    return Number(`${whole.join('')}${isMixed ? `.${last}` : ''}`)
  }
  return groups.length === 2 ? Number(groups.join('.')) : Number.NaN
}

/** Groups of three digits, or of two before the last (India). "0.125" is none. */
function isThousands([first = '', ...others]: readonly string[]): boolean {
  if (first === '0' || first.length > 3) return false
  return others.at(-1)?.length === 3 && others.every(({ length }) => length === 3 || length === 2)
}

const allAlike = (separators: string): boolean => [...separators].every((separator) => separator === separators[0])
