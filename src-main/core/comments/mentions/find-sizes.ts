import { type Amount, amountAt } from './read-amounts.ts'
import { neighbour, type Part, type Reading, senseOf, touches } from './read-parts.ts'

/** "XL", "42", "US9", "18cm", each once, in reading order. Marks the numbers in them used. */
export function findSizes(reading: Reading): string[] {
  const sizes = new Set<string>()
  let previous: Part | null = null
  for (const [index, part] of reading.parts.entries()) {
    const goesOn = previous !== null && isJoined(reading, previous, part)
    const size =
      namedSize(reading, index, goesOn || (previous !== null && isBeforeCount(reading, index))) ??
      measure(reading, index) ??
      numberedSize(reading, index, goesOn)
    if (size === null) continue
    sizes.add(size)
    previous = part
  }
  return [...sizes]
}

const MAX_SHOE_OR_CLOTHES = 300
/** Fewer are so many sizes: "2 sizes smaller". */
const LEAST_BEFORE_WORD = 4
/** Between a size word and its number, and between two sizes. */
const JOINTS = ':.=/-~'

function namedSize(reading: Reading, index: number, goesOn: boolean): string | null {
  const part = reading.parts[index] as Part
  const name = part.senses.find(({ kind, value }) => kind === 'size' && value !== null)
  if (name) return name.value
  const letter = senseOf(part, 'size-letter')
  if (!letter || part.isUsed) return null
  const isSaid = isBesideSizeWord(reading, index)
  const isCapital = isCapitalAlone(reading, part) && (letter.langs & reading.language) === reading.language
  return goesOn || isSaid || isCapital ? letter.value : null
}

/** "M 1 L 1", "Lで": in capitals and on its own, not in "I'M", "S&M" or "MY L." */
function isCapitalAlone({ text }: Reading, { start, end }: Part): boolean {
  const around = `${text.plain.charAt(start - 1)}${text.plain.charAt(end)}`
  return end - start === 1 && isCapital({ text }, { start, end }) && !/['&@#_.*$-]/.test(around)
}

function isBesideSizeWord(reading: Reading, index: number): boolean {
  const [before, part, after] = [reading.parts[index - 1], reading.parts[index] as Part, neighbour(reading, index)]
  if (after && (senseOf(after, 'size-after') || isSizeWord(after))) return true
  return before !== undefined && isSizeWord(before) && touches(reading, before, part, JOINTS, 2)
}

const isSizeWord = (part: Part): boolean => part.senses.some(({ kind, value }) => kind === 'size' && value === null)

function measure(reading: Reading, index: number): string | null {
  const amount = amountAt(reading, index)
  const unit = amount && neighbour(reading, amount.last)
  if (!unit) return null
  const letter = senseOf(unit, 'measure-letter')
  const isLetter = letter !== null && isPartOf(reading, amount, unit)
  const name = senseOf(unit, 'measure')?.value ?? (isLetter ? letter.value : null)
  if (name === null) return null
  unit.isUsed = true
  return `${written(reading, amount)}${name}${restOfMetres(reading, amount.last + 1)}`
}

/** "5l", "1.5 l"; in "2 L" and "xl 1 m 1" the letter is a size. */
const isPartOf = ({ parts }: Reading, { value, last }: Amount, unit: Part): boolean =>
  parts[last]?.end === unit.start || !Number.isInteger(value)

/** "1m65". */
function restOfMetres(reading: Reading, index: number): string {
  const [metres, next] = [reading.parts[index] as Part, neighbour(reading, index)]
  if (!senseOf(metres, 'measure-letter') || !next?.amount || next.start !== metres.end) return ''
  next.isUsed = true
  return reading.text.lower.slice(next.start, next.end)
}

/** The amount as a size says it; its parts are used. */
function written({ parts }: Reading, { value, first, last }: Amount): string {
  for (const part of parts.slice(first, last + 1)) part.isUsed = true
  return String(value)
}

function numberedSize(reading: Reading, index: number, goesOn: boolean): string | null {
  const amount = amountAt(reading, index)
  if (!amount || amount.first !== amount.last || amount.value <= 0 || amount.value > MAX_SHOE_OR_CLOTHES) return null
  const region = regionBefore(reading, index)
  if (!goesOn && region === null && !isSaidBefore(reading, index) && !isSaidAfter(reading, index)) return null
  return `${region ?? ''}${written(reading, amount)}`
}

/** Of "US 9", "us size 9", "size us 9": "us" alone is a word. Europe's sizes are the plain numbers. */
function regionBefore(reading: Reading, index: number): string | null {
  const [word, before] = [reading.parts[index - 2], reading.parts[index - 1]]
  const number = reading.parts[index] as Part
  if (!before || !touches(reading, before, number, JOINTS, 2)) return null
  const part = isSizeWord(before) ? word : before
  const region = part && senseOf(part, 'region')
  const isSaid = word !== undefined && (isSizeWord(before) || isSizeWord(word)) && touches(reading, word, before)
  if (!region || !(isSaid || isCapital(reading, part))) return null
  return region.value === 'EU' ? '' : region.value
}

const isCapital = ({ text }: Pick<Reading, 'text'>, { start, end }: Pick<Part, 'start' | 'end'>): boolean =>
  text.plain.slice(start, end) !== text.lower.slice(start, end)

function isSaidBefore(reading: Reading, index: number): boolean {
  const before = reading.parts[index - 1]
  return before !== undefined && isSizeWord(before) && touches(reading, before, reading.parts[index] as Part, JOINTS, 2)
}

/** "42 размер", "42码"; in "2 size M" the size is another. */
function isSaidAfter(reading: Reading, index: number): boolean {
  const after = neighbour(reading, index)
  if (!after) return false
  if (senseOf(after, 'size-after')) return true
  const next = neighbour(reading, index + 1)
  const isSize = isSizeWord(after) && (reading.parts[index]?.amount ?? 0) >= LEAST_BEFORE_WORD
  return isSize && !(next && (next.amount !== null || senseOf(next, 'size-letter')))
}

/** "m 1" after another size. */
const isBeforeCount = (reading: Reading, index: number): boolean => (neighbour(reading, index)?.amount ?? null) !== null

/** "38/40", "S-M". */
const isJoined = (reading: Reading, before: Part, after: Part): boolean =>
  after.start > before.end && touches(reading, before, after, JOINTS, 3) && !isSpace(reading, before, after)

const isSpace = ({ text }: Reading, before: Part, after: Part): boolean =>
  text.lower.slice(before.end, after.start).trim() === ''
