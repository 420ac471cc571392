import { amountOf, neighbour, type Part, type Reading, senseOf, shares, touches } from './read-parts.ts'

/** The places in the catalogue that a comment names ("link 3", "3号链接"), from 1, each once. Marks their numbers used. */
export function findLinks(reading: Reading, places: number): number[] {
  const found = new Set<number>()
  for (const [index, number] of reading.parts.entries()) {
    const place = amountOf(number)
    if (
      place === null ||
      !Number.isInteger(place) ||
      number.isUsed ||
      number.isGlued ||
      !isPlace(reading, index, place <= places)
    )
      continue
    number.isUsed = true
    if (place >= 1 && place <= places) found.add(place)
  }
  return [...found]
}

function isPlace(reading: Reading, index: number, exists: boolean): boolean {
  const { parts } = reading
  const number = parts[index] as Part
  const before = parts[index - 1]
  const after = neighbour(reading, index)
  if (after && shares(number, after, 'link-after') && !isNumber(neighbour(reading, index + 1))) {
    return exists || !senseOf(after, 'size-after')
  }
  if (!before || !touches(reading, before, number, '.:#-', 2)) return false
  if (shares(number, before, 'link')) return true
  return shares(number, before, 'claim') && !senseOf(after, 'unit') && !senseOf(after, 'not-unit')
}

const isNumber = (part: Part | undefined): boolean => part !== undefined && amountOf(part) !== null
