import type { PersonalSpan } from '../../../contract/understanding.ts'
import { countDigits, type DigitGroup, digitRuns, findGroups } from './digit-groups.ts'
import type { WordContext } from './word-context.ts'

const SHORTEST = 7
/** ITU-T E.164. */
const LONGEST = 15
const SHORTEST_ABROAD = 8

/** How numbers of one group begin, by length: with the country or without, as far as that tells them from other numbers. */
const UNGROUPED =
  /^(?:0[0-9]{8,11}|[5-9][0-9]{8}|[2-9][0-9]{9}|1[3-9][0-9]{9}|1[2-9][0-9]{9}|[78][0-9]{10}|[1-9][1-9]9[0-9]{8}|(?:20|49|5[2-8]|6[0-6]|7|8[1-46]|9[0-8])[0-9]{10,11})$/
/** Lengths of groups that telephones are written in; those that begin with 0 or a bracket need no known shape. */
const SHAPES = new Set(
  [
    '3-3-4 3-4-4 4-3-3 3-3-3 2-4-4 2-5-4 2-4-5 5-5 5-6 5-4 1-3-3-4 3-3-2-2 1-3-3-2-2 4-3-4 2-3-3-3 2-3-3-4 2-3-4-4 2-2-5-4 3-2-2-2',
  ]
    .join(' ')
    .split(' '),
)
const DATES =
  /^(?:(?:19|20)[0-9]{2}\D{1,2}[0-9]{1,2}\D{1,2}[0-9]{1,2}|[0-9]{1,2}\D{1,2}[0-9]{1,2}\D{1,2}(?:19|20)[0-9]{2})$/
const COMPACT_DATE = /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/
const YEARS = /^(?:19|20)[0-9]{2}\D{1,2}(?:19|20)[0-9]{2}$/
/** "1.299.000", "1 299 000": a sum, or a telephone of three threes when it is not round. */
const THOUSANDS = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$|^[1-9][0-9]{0,2}(?: [0-9]{3})* [0-9]00$/
/** U+FFFC stands for what was found before. */
const PART_OF_WORD = /(?:[\p{sc=Latin}_@#=/\ufffc]|[0-9][.,-])$/u
const COUNTED = ['currency', 'currency-before', 'times', 'measure', 'unit', 'not-unit'] as const

/** Telephones of many countries; not prices, dates, sizes and numbers of parcels. `text`: with ASCII digits. */
export function findPhones(text: string, context: WordContext): PersonalSpan[] {
  const near = new Map<number, boolean>()
  const isSaid = (start: number): boolean => {
    const known = near.get(start) ?? context.isNear(text, start, ['phone'])
    near.set(start, known)
    return known
  }
  return digitRuns(text)
    .flatMap((run) => findGroups(run, (groups) => isPhone(text, groups, context, isSaid)))
    .map((groups) => ({ kind: 'phone', start: startOf(text, groups), end: groups.at(-1)?.end ?? 0 }))
}

/** With the plus and the bracket before it. */
function startOf(text: string, groups: readonly DigitGroup[]): number {
  let start = groups[0]?.start ?? 0
  while (/[+(]/.test(text.charAt(start - 1))) start -= 1
  return start
}

function isPhone(
  text: string,
  groups: readonly DigitGroup[],
  context: WordContext,
  isSaid: (start: number) => boolean,
): boolean {
  const count = countDigits(groups)
  if (count < SHORTEST || count > LONGEST) return false
  const [first, last] = [groups[0] as DigitGroup, groups.at(-1) as DigitGroup]
  const written = text.slice(first.start, last.end)
  const digits = written.replace(/[^0-9]/g, '')
  const start = startOf(text, groups)
  const isAbroad = text.slice(start, first.start).includes('+') || /^00[1-9]/.test(digits)
  if (isAbroad) return count >= SHORTEST_ABROAD
  const isInWord = PART_OF_WORD.test(text.slice(Math.max(0, start - 2), start))
  const isShaped = !isInWord && hasShape(digits, groups, text.charAt(start) === '(')
  return (isShaped || isSaid(start)) && !isSum(text, start, last.end, written, context)
}

function isSum(text: string, start: number, end: number, written: string, context: WordContext): boolean {
  if ([DATES, COMPACT_DATE, YEARS, THOUSANDS].some((pattern) => pattern.test(written))) return true
  if (/^[.,][0-9]/.test(text.slice(end, end + 2))) return true
  return context.isBefore(text, end, COUNTED) || context.isAfter(text, start, ['currency', 'currency-before'])
}

function hasShape(digits: string, groups: readonly DigitGroup[], isBracketed: boolean): boolean {
  if (groups.length === 1) return UNGROUPED.test(digits)
  const lengths = groups.map(({ start, end }) => end - start)
  if (isBracketed || digits.startsWith('0')) return digits.length >= 8 && Math.min(...lengths) >= 2
  const shape = lengths.join('-')
  const isHyphened = groups[1]?.joint === '-'
  return SHAPES.has(shape) || (isHyphened && (shape === '3-4' || (shape === '4-4' && /^[689]/.test(digits))))
}
