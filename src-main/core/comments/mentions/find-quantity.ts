import { amountOf, neighbour, type Part, type Reading, senseOf, shares, touches } from './read-parts.ts'

/** How many are ordered or asked for. Reads what links, prices and sizes have left. */
export function findQuantity(reading: Reading, isOrder: boolean): number | null {
  const readers = [counted, besideOrder, signed, ...(isOrder ? [alone] : [])]
  for (const read of readers) {
    for (const index of reading.parts.keys()) {
      const quantity = read(reading, index)
      if (quantity !== null) return quantity
    }
  }
  return null
}

/** True for words of ordering, and for "+1". */
export function findOrder(reading: Reading): boolean {
  return reading.parts.some((part, index) => {
    if (senseOf(part, 'order') || senseOf(part, 'claim')) return true
    if (senseOf(part, 'order-number'))
      return quantityAt(reading, index + 1) !== null && neighbour(reading, index) !== undefined
    return plusCount(reading, index) !== null
  })
}

const MOST = 9999
/** Greater numbers without a unit are mostly something else. */
const MOST_BESIDE = 100
const MOST_ALONE = 20

/** "2 pcs", "两件", "a dozen". */
function counted(reading: Reading, index: number): number | null {
  const part = reading.parts[index] as Part
  const phrase = senseOf(part, 'quantity')
  if (phrase) return Number(phrase.value)
  const unit = neighbour(reading, index)
  return unit && shares(part, unit, 'unit') ? plainCount(part) : null
}

/** A count that no other unit takes: "take 2", not "take 2 minutes". */
function quantityAt(reading: Reading, index: number): number | null {
  const part = reading.parts[index]
  if (!part) return null
  const phrase = senseOf(part, 'quantity')
  if (phrase) return Number(phrase.value)
  return senseOf(neighbour(reading, index), 'not-unit') ? null : plainCount(part)
}

function plainCount(part: Part): number | null {
  const amount = amountOf(part)
  const isCount = amount !== null && !part.isUsed && !part.isGlued && Number.isInteger(amount)
  return isCount && amount >= 1 && amount <= MOST ? amount : null
}

/** "take 2", "lấy cho em 2"; "하나 살게요", "2 lena hai". */
function besideOrder(reading: Reading, index: number): number | null {
  const part = reading.parts[index] as Part
  const order = senseOf(part, 'order') ?? senseOf(part, 'order-number') ?? senseOf(part, 'claim')
  if (!order) return null
  let at = index
  for (let hints = 0; hints < 2 && senseOf(neighbour(reading, at), 'hint'); hints += 1) at += 1
  const after = neighbour(reading, at)
  if (after && shares(after, part, order.kind)) {
    const quantity = quantityAt(reading, at + 1)
    if (quantity !== null && quantity <= MOST_BESIDE) return quantity
  }
  const before = reading.parts[index - 1]
  const isBefore = before && touches(reading, before, part) && shares(before, part, order.kind)
  const count = isBefore && order.kind === 'order' ? plainCount(before) : null
  return count !== null && count <= MOST_ALONE ? count : null
}

/** "x2", "2x", "×2", "+2". */
function signed(reading: Reading, index: number): number | null {
  const count = plainCount(reading.parts[index] as Part)
  if (count === null) return null
  const { start, end } = reading.parts[index] as Part
  const { lower } = reading.text
  const isTimes = /(?:^|[^a-z0-9])[x×*] ?$/.test(lower.slice(Math.max(0, start - 3), start))
  const isTimesAfter = /^[x×](?![a-z] ?[0-9]| ?[0-9])/.test(lower.slice(end, end + 3))
  return isTimes !== isTimesAfter ? count : plusCount(reading, index)
}

/** "+1 red"; not "1+1" and not the code of a country. */
function plusCount(reading: Reading, index: number): number | null {
  const part = reading.parts[index] as Part
  const { lower } = reading.text
  if (lower.charAt(part.start - 1) !== '+' || !/^ ?$/.test(lower.charAt(part.start - 2))) return null
  const next = neighbour(reading, index)
  const count = next && next.amount !== null ? null : plainCount(part)
  return count !== null && count <= MOST_ALONE ? count : null
}

/** "XL 1" in an order. */
function alone(reading: Reading, index: number): number | null {
  const part = reading.parts[index] as Part
  const isFactor = /[0-9] ?[x×*] ?$/.test(reading.text.lower.slice(Math.max(0, part.start - 4), part.start))
  const quantity = part.amount === null || isFactor ? null : quantityAt(reading, index)
  return quantity !== null && quantity <= MOST_ALONE ? quantity : null
}
