import { amountOf, langsOf, neighbour, type Part, type Reading, senseOf } from './read-parts.ts'

/** A number as people say it, in several parts: "2만", "1 299 000", "300rb". Pure. */
export interface Amount {
  readonly value: number
  /** Indices of its parts. */
  readonly first: number
  readonly last: number
  /** Languages of the words that multiply it; 0 when there are none. */
  readonly times: number
}

/** Null where no unused number begins. */
export function amountAt(reading: Reading, first: number): Amount | null {
  const number = reading.parts[first]
  const said = number ? amountOf(number) : null
  if (!number || number.isUsed || number.isGlued || said === null || Number.isNaN(said)) return null
  const spaced = spacedThousands(reading, first)
  let { value, last } = spaced ?? { value: said, last: first }
  let times = 0
  for (let next = neighbour(reading, last); next; next = neighbour(reading, last)) {
    const sense = senseOf(next, 'times')
    if (!sense || (sense.langs & langsOf(number)) === 0) break
    value *= Number(sense.value)
    times = sense.langs
    last += 1
  }
  return { value, first, last, times }
}

const MOST_GROUPS = 3

/** "1 299 000": one to three digits, then groups of three. */
function spacedThousands(reading: Reading, first: number): { value: number; last: number } | null {
  let digits = digitsOf(reading, reading.parts[first])
  if (!/^[1-9][0-9]{0,2}$/.test(digits)) return null
  let last = first
  for (let next = neighbour(reading, last); next; next = neighbour(reading, last)) {
    const group = digitsOf(reading, next)
    if (last - first === MOST_GROUPS || !/^[0-9]{3}$/.test(group)) break
    digits += group
    last += 1
  }
  return last > first ? { value: Number(digits), last } : null
}

const digitsOf = ({ text }: Reading, part: Part | undefined): string =>
  part && part.amount !== null ? text.lower.slice(part.start, part.end) : ''
