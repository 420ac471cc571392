import { classAt, DIGIT, HANGUL, isInsideWord, LETTER } from './character-class.ts'
import { type FoldedText, foldText } from './fold-text.ts'
import { parseAmount } from './parse-amount.ts'
import { ADDRESS_KINDS, type MentionWords, type WordKind } from './read-mention-words.ts'
import { createTermTrie, EVERY_LANGUAGE, type Sense, type TermTrie } from './term-trie.ts'

/** In: a comment. Out: its terms and numbers in reading order, the longest term at each place; other words are gaps. Pure. */

export interface Part {
  readonly start: number
  readonly end: number
  /** In the language of the comment where a term is of several; none for digits. */
  senses: readonly Sense[]
  /** Of digits: NaN when they are no number ("12.05.2024"). Null for a term. */
  readonly amount: number | null
  /** Digits that end a word, as in "iphone15". */
  readonly isGlued: boolean
  /** Set by the first reader that knows what it is. */
  isUsed: boolean
}

export interface Reading {
  readonly text: FoldedText
  readonly parts: readonly Part[]
  /** The bit of the language that most terms are of; 0 when two are alike. */
  readonly language: number
  /** The currency of amounts without one ("99k"), in the comment's language or the only one of `langs`. */
  homeOf(langs: number): string | null
}

/** No part of what this reads. */
const OF_ADDRESSES: ReadonlySet<WordKind> = new Set(ADDRESS_KINDS)

export function createPartReader(words: readonly MentionWords[]): (text: string) => Reading {
  const trie = createTermTrie(words.filter(({ kind }) => !OF_ADDRESSES.has(kind)))
  const homes = new Map<number, string>()
  for (const { lang, kind, terms } of words) {
    const currency = terms[0]
    if (kind === 'home' && currency !== undefined) homes.set(trie.bits.get(lang) ?? 0, currency)
  }
  const split = createSplit([...trie.bits.values()])

  return (given) => {
    const text = foldText(given)
    const parts = partsOf(text.lower, trie)
    const language = languageOf(parts, split)
    if (language !== 0) for (const part of parts) part.senses = inLanguage(part.senses, language)
    return { text, parts, language, homeOf: (langs) => homes.get(langs & language) ?? homes.get(langs) ?? null }
  }
}

function partsOf(text: string, trie: TermTrie): Part[] {
  const parts: Part[] = []
  let lastEnd = 0
  for (let at = 0; at < text.length; ) {
    const follows = at === lastEnd
    const term = follows || !isInsideWord(text, at) ? trie.longestAt(text, at) : null
    const end = term?.end ?? wordEnd(text, at)
    const isNumber = !term && classAt(text, at) === DIGIT
    if (term) parts.push({ start: at, end, senses: term.senses, amount: null, isGlued: false, isUsed: false })
    if (isNumber) parts.push(numberPart(text, at, end, !follows && classAt(text, at - 1) === LETTER))
    if (term || isNumber) lastEnd = end
    at = end
  }
  return parts
}

const numberPart = (text: string, start: number, end: number, isGlued: boolean): Part => ({
  start,
  end,
  senses: [],
  amount: parseAmount(text.slice(start, end)),
  isGlued,
  isUsed: false,
})

/** Of a word that is no term, of a number with its separators, or one unit. */
function wordEnd(text: string, start: number): number {
  const own = classAt(text, start)
  let end = start + 1
  if (own === DIGIT) while (isDigitOf(text, end)) end += 1
  if (own === LETTER || own === HANGUL) while (classAt(text, end) === own) end += 1
  return end
}

const SEPARATORS = ".,'"
const isDigitOf = (text: string, at: number): boolean =>
  classAt(text, at) === DIGIT || (SEPARATORS.includes(text.charAt(at) || ' ') && classAt(text, at + 1) === DIGIT)

/** A term of several languages speaks less for each. `split`: of a set of languages, each. */
function languageOf(parts: readonly Part[], split: (langs: number) => readonly number[]): number {
  const votes = new Map<number, number>()
  for (const { senses } of parts) {
    let langs = 0
    for (const sense of senses) langs |= sense.langs
    if (langs === 0 || langs === EVERY_LANGUAGE) continue
    const own = split(langs)
    for (const bit of own) votes.set(bit, (votes.get(bit) ?? 0) + 1 / own.length)
  }
  let best = 0
  let most = 0
  for (const [bit, count] of votes) {
    if (count === most) best = 0
    if (count > most) [best, most] = [bit, count]
  }
  return best
}

function createSplit(languages: readonly number[]): (langs: number) => readonly number[] {
  const known = new Map<number, readonly number[]>()
  return (langs) => {
    const own = known.get(langs) ?? languages.filter((bit) => (bit & langs) !== 0)
    known.set(langs, own)
    return own
  }
}

function inLanguage(senses: readonly Sense[], language: number): readonly Sense[] {
  if (senses.length < 2) return senses
  const own = senses.filter(({ langs }) => (langs & language) !== 0)
  return own.length > 0 ? own : senses
}

export function senseOf(part: Part | undefined, kind: WordKind): Sense | null {
  if (part) for (const sense of part.senses) if (sense.kind === kind) return sense
  return null
}

/** Nothing but spaces (and, where given, such signs) between two neighbours; none but `most` units of them. */
export function touches({ text }: Reading, before: Part, after: Part, signs = '', most = 1): boolean {
  if (after.start - before.end > most) return false
  for (let at = before.end; at < after.start; at += 1) {
    const character = text.lower.charAt(at)
    if (character !== ' ' && !signs.includes(character)) return false
  }
  return true
}

/** Of digits or of a number word; null for what is no number, NaN for digits that are none. */
export function amountOf(part: Part): number | null {
  if (part.amount !== null) return part.amount
  const word = senseOf(part, 'number')
  return word && Number(word.value)
}

/** Languages a number is said in: digits are of all. */
export const langsOf = (part: Part): number => senseOf(part, 'number')?.langs ?? EVERY_LANGUAGE

/** The part after, when nothing but a space is between. */
export function neighbour(reading: Reading, index: number): Part | undefined {
  const [part, next] = [reading.parts[index], reading.parts[index + 1]]
  return part && next && touches(reading, part, next) ? next : undefined
}

/** A number word and its unit are of one language. */
export function shares(number: Part, word: Part, kind: WordKind): boolean {
  const sense = senseOf(word, kind)
  return sense !== null && (sense.langs & langsOf(number)) !== 0
}
