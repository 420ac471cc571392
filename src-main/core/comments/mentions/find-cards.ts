import type { PersonalSpan } from '../../../contract/understanding.ts'
import { countDigits, type DigitGroup, digitRuns, findGroups } from './digit-groups.ts'

const SHORTEST = 13
const LONGEST = 19
/** Mastercard 2 and 5, American Express and Diners 3, Visa 4, Discover, Maestro and UnionPay 6. */
const ISSUER = /^(?:2[2-7]|3[0-9]|4|5[0-9]|6)/

/** Payment cards, by issuer, length and Luhn's sum. `text`: with ASCII digits. */
export function findCards(text: string): PersonalSpan[] {
  return digitRuns(text)
    .flatMap((run) => findGroups(run, (groups) => isCard(text, groups)))
    .map((groups) => ({ kind: 'card', start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0 }))
}

function isCard(text: string, groups: readonly DigitGroup[]): boolean {
  const count = countDigits(groups)
  if (count < SHORTEST || count > LONGEST || text.charAt((groups[0]?.start ?? 0) - 1) === '+') return false
  const digits = groups.map(({ start, end }) => text.slice(start, end)).join('')
  return ISSUER.test(digits) && passesLuhn(digits)
}

/** https://en.wikipedia.org/wiki/Luhn_algorithm */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
