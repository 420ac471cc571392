import type { PersonalSpan } from '../../../contract/understanding.ts'
import { type AddressWords, foldWord } from './address-words.ts'
import type { WordContext } from './word-context.ts'

/**
 * Addresses where words are set apart: "12 Baker Street", "calle Mayor 5", "Hauptstr. 12a", "blk 5 lot 12".
 * `text`: with ASCII digits. Pure; each word is looked at with a few neighbours, so linear in the text.
 */
export function findStreetAddresses(text: string, words: AddressWords, context: WordContext): PersonalSpan[] {
  const street = { text, tokens: splitWords(text), words, context }
  const spans: PersonalSpan[] = []
  for (let index = 0; index < street.tokens.length; index += 1) {
    const last = RULES.reduce<number | null>((found, rule) => found ?? rule(street, index), null)
    if (last === null) continue
    const [from, to] = [street.tokens[index] as Word, street.tokens[last] as Word]
    spans.push({ kind: 'address', start: from.start, end: addressEnd(street, last, to.end) })
    index = last
    while ((street.tokens[index + 1]?.start ?? Number.POSITIVE_INFINITY) < (spans.at(-1)?.end ?? 0)) index += 1
  }
  return spans
}

interface Word {
  readonly start: number
  readonly end: number
  readonly key: string
  readonly isNumber: boolean
  readonly isCapital: boolean
}

interface Street {
  readonly text: string
  readonly tokens: readonly Word[]
  readonly words: AddressWords
  readonly context: WordContext
}

/** The index of the last word of an address that begins at `index`, or null. */
type Rule = (street: Street, index: number) => number | null

const WORD = /[0-9]+|[\p{L}\p{M}]+/gu
const LETTER = /\p{L}/u
const MOST_DIGITS = 5
const MOST_NAMES = 5
const GAP = /^[\s.,'’º°#:/-]{0,3}$/
const COUNTED = ['currency', 'currency-before', 'times', 'measure', 'measure-letter', 'unit', 'not-unit'] as const

function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index: start }) => {
    const isNumber = /^[0-9]/.test(word)
    return {
      start,
      end: start + word.length,
      key: isNumber ? word : foldWord(word),
      isNumber,
      // Scripts without capitals name streets in any word.
      isCapital: !isNumber && word.charAt(0) === word.charAt(0).toUpperCase(),
    }
  })
}

function isHouseNumber({ text, context }: Street, word: Word | undefined): boolean {
  if (!word?.isNumber || word.end - word.start > MOST_DIGITS) return false
  if (LETTER.test(text.charAt(word.start - 1)) || /^[.,][0-9]/.test(text.slice(word.end, word.end + 2))) return false
  return !context.isBefore(text, word.end, COUNTED)
}

/** With its dot or slash, as "ул." and "c/". */
const isOneOf = ({ text }: Street, set: ReadonlySet<string>, word: Word): boolean =>
  set.has(word.key) || set.has(`${word.key}${text.charAt(word.end)}`)

const isNear = ({ text, tokens }: Street, index: number): boolean =>
  GAP.test(text.slice(tokens[index - 1]?.end ?? 0, tokens[index]?.start ?? 0))

/** "calle Mayor 5", "jl. Mawar no 12", "ул. Ленина, д. 5", "gali no 5". */
const streetThenNumber: Rule = (street, index) => {
  if (!isOneOf(street, street.words.before, street.tokens[index] as Word)) return null
  const names: Word[] = []
  let isNumbered = false
  for (let at = index + 1; at <= index + MOST_NAMES + 2 && at < street.tokens.length && isNear(street, at); at += 1) {
    const word = street.tokens[at] as Word
    const areSaid = areNames(names) || (isNumbered && names.length === 0)
    if (word.isNumber) return areSaid && isHouseNumber(street, word) ? at : null
    if (isOneOf(street, street.words.house, word)) isNumbered = true
    else if (!isOneOf(street, street.words.small, word)) names.push(word)
  }
  return null
}

/** In small letters one word may be a name; more are mostly a sentence. */
const areNames = (names: readonly Word[]): boolean =>
  names.length === 1 || (names.length > 1 && names.length <= MOST_NAMES && names.some(({ isCapital }) => isCapital))

/** "12 rue de la Paix", "123 đường Nguyễn Trãi". */
const numberThenStreet: Rule = (street, index) => {
  const [number, word] = [street.tokens[index], street.tokens[index + 1]]
  if (!isHouseNumber(street, number) || !word || !isNear(street, index + 1)) return null
  if (!isOneOf(street, street.words.before, word)) return null
  let last: number | null = null
  for (let at = index + 2; at <= index + 1 + MOST_NAMES && isNear(street, at); at += 1) {
    const name = street.tokens[at]
    if (!name || name.isNumber || (last !== null && !name.isCapital)) break
    // In small letters a name is told by the article before it: "12 rue de la paix".
    if (name.isCapital || (at > index + 2 && !isOneOf(street, street.words.small, name))) last = at
    else if (!isOneOf(street, street.words.small, name)) break
  }
  return last
}

/** "12 Baker Street", "12 baker st". */
const numberThenName: Rule = (street, index) => {
  if (!isHouseNumber(street, street.tokens[index])) return null
  for (let at = index + 1; at <= index + 4 && isNear(street, at); at += 1) {
    const word = street.tokens[at]
    if (!word || word.isNumber || isOneOf(street, street.words.small, word)) return null
    if (at > index + 1 && isStreetAfter(street, word, street.tokens.slice(index + 1, at))) return at
  }
  return null
}

function isStreetAfter(street: Street, word: Word, names: readonly Word[]): boolean {
  if (isOneOf(street, street.words.afterCapital, word))
    return word.isCapital && names.every(({ isCapital }) => isCapital)
  return isOneOf(street, street.words.after, word) && areNames(names)
}

/** "Hauptstraße 12". */
const nameThenNumber: Rule = (street, index) => {
  const { key, isCapital } = street.tokens[index] as Word
  const suffix = street.words.suffixes.find((ending) => key.endsWith(ending) && key.length >= ending.length + 3)
  if (suffix === undefined || !(isCapital || suffix.startsWith('str'))) return null
  const next = street.tokens[index + 1]
  const at = next && isOneOf(street, street.words.house, next) ? index + 2 : index + 1
  return isNear(street, index + 1) && isNear(street, at) && isHouseNumber(street, street.tokens[at]) ? at : null
}

/** "blk 5 lot 12", "rt 05 rw 02": two different parts of a house with numbers. */
const houseParts: Rule = (street, index) => {
  const words = street.tokens.slice(index, index + 4)
  const [first, number, second, other] = words
  if (!first || !number?.isNumber || !second || !other?.isNumber || first.key === second.key) return null
  const areParts = [first, second].every((word) => isOneOf(street, street.words.house, word))
  const areProducts = [first, second].every((word) => isOneOf(street, street.words.links, word))
  return areParts && !areProducts && [1, 2, 3].every((step) => isNear(street, index + step)) ? index + 3 : null
}

const RULES: readonly Rule[] = [streetThenNumber, numberThenStreet, numberThenName, nameThenNumber, houseParts]

/** The letter of a house and what follows of its parts: "12a, apt 4", "5 кв. 7". */
function addressEnd(street: Street, last: number, end: number): number {
  const letter = /^(?:[-/][0-9]{1,4}|[ -]?[\p{L}](?![\p{L}\p{M}]))/u.exec(street.text.slice(end, end + 6))
  const [word, number] = [street.tokens[last + 1], street.tokens[last + 2]]
  if (
    word &&
    number?.isNumber &&
    isOneOf(street, street.words.house, word) &&
    isNear(street, last + 1) &&
    isNear(street, last + 2)
  ) {
    return addressEnd(street, last + 2, number.end)
  }
  return end + (letter && street.tokens[last]?.isNumber ? letter[0].length : 0)
}
