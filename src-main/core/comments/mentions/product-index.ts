import type { Product } from '../../../contract/product.ts'
import { classAt, LETTER } from './character-class.ts'
import { editDistance } from './edit-distance.ts'
import { bareText, foldText } from './fold-text.ts'
import { pieceLength, splitTokens, type Token } from './split-tokens.ts'

/**
 * In: the catalogue, once. Out: the SKUs a comment names, most certain first. A name counts when half of it stands in the
 * comment, or a long word that no other product has; what only repeats the words of a better one does not. Pure.
 */

/** `text` is folded and bare; `isCommon`: for words of the language, which are nobody's typing errors. */
export type ProductFinder = (text: string, isCommon: (token: Token) => boolean) => string[]

interface Posting {
  readonly name: number
  readonly product: number
  /** Of the whole name. */
  readonly share: number
  /** True for a word by which its product is known. */
  isTelling: boolean
}

interface Hit {
  readonly product: number
  score: number
  /** The tokens of the comment that it rests on. */
  tokens: number
  readonly keys: string[]
}

const ENOUGH = 0.5
/** Letters from which a word may be mistyped once, and twice. */
const TYPO_LENGTH = 5
const TWO_TYPOS_LENGTH = 8
const TYPO_WORTH = 0.8
const TELLING_LENGTH = 5
const ROUNDING = 1e-9
const TOKEN_BITS = 31

export function createProductFinder(catalogue: readonly Product[]): ProductFinder {
  const postings = indexNames(catalogue)
  const typed = wordsByFirstLetter(postings)
  const short = [...postings.keys()].filter((key) => classAt(key, 0) > LETTER && key.length < pieceLength(key))

  return (text, isCommon) => {
    const hits = new Map<number, Hit>()
    for (const [index, token] of splitTokens(text).entries()) {
      const exact = postings.get(token.key)
      const isName = !isCommon(token)
      const key = exact || !isName ? token.key : (mistyped(token.key, typed) ?? token.key)
      const worth = exact ? 1 : TYPO_WORTH
      for (const posting of postings.get(key) ?? []) addHit(hits, posting, key, index, worth, isName)
    }
    for (const key of short) {
      if (text.includes(key)) for (const posting of postings.get(key) ?? []) addHit(hits, posting, key, 0, 1, false)
    }
    return hits.size === 0 ? [] : rank(hits, catalogue)
  }
}

function indexNames(catalogue: readonly Product[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  let name = 0
  for (const [product, { name: own, aliases }] of catalogue.entries()) {
    for (const written of new Set([own, ...aliases].map((each) => bareText(foldText(each).lower)))) {
      addName(postings, written, name, product)
      name += 1
    }
  }
  for (const [key, found] of postings) {
    const isOnly = key.length >= TELLING_LENGTH && found.every(({ product }) => product === found[0]?.product)
    for (const posting of found) posting.isTelling = isOnly
  }
  return postings
}

function addName(postings: Map<string, Posting[]>, written: string, name: number, product: number): void {
  const tokens = new Map(splitTokens(written).map((token) => [token.key, token.weight]))
  const total = [...tokens.values()].reduce((sum, weight) => sum + weight, 0)
  for (const [key, weight] of tokens) {
    const known = postings.get(key) ?? []
    known.push({ name, product, share: weight / total, isTelling: false })
    postings.set(key, known)
  }
}

function wordsByFirstLetter(postings: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const words = new Map<string, string[]>()
  for (const key of postings.keys()) {
    if (!isTypable(key)) continue
    const letter = key.charAt(0)
    const known = words.get(letter) ?? []
    known.push(key)
    words.set(letter, known)
  }
  return words
}

const isTypable = (key: string): boolean => key.length >= TYPO_LENGTH && classAt(key, 0) === LETTER

/** The word of a name that this may be meant to be; the first letter is rarely wrong. */
function mistyped(key: string, typed: ReadonlyMap<string, readonly string[]>): string | null {
  if (!isTypable(key)) return null
  let nearest: string | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const word of typed.get(key.charAt(0)) ?? []) {
    const most = Math.min(word.length, key.length) >= TWO_TYPOS_LENGTH ? 2 : 1
    const distance = editDistance(key, word, most)
    if (distance <= most && distance < fewest) [nearest, fewest] = [word, distance]
  }
  return nearest
}

function addHit(
  hits: Map<number, Hit>,
  { name, product, share, isTelling }: Posting,
  key: string,
  index: number,
  worth: number,
  isName: boolean,
): void {
  const hit = hits.get(name) ?? { product, score: 0, tokens: 0, keys: [] }
  hits.set(name, hit)
  hit.tokens |= 1 << (index % TOKEN_BITS)
  if (hit.keys.includes(key)) return
  hit.keys.push(key)
  hit.score += share * worth
  if (isTelling && isName) hit.score = Math.max(hit.score, ENOUGH)
}

function rank(hits: ReadonlyMap<number, Hit>, catalogue: readonly Product[]): string[] {
  const best = new Map<number, Hit>()
  for (const hit of hits.values()) {
    const known = best.get(hit.product)
    if (hit.score >= ENOUGH - ROUNDING && (!known || hit.score > known.score)) best.set(hit.product, hit)
  }
  const ranked = [...best.values()].sort((one, other) => other.score - one.score || one.product - other.product)
  const kept = ranked.filter((hit) => !ranked.some((other) => isBetter(other, hit)))
  return kept.map(({ product }) => (catalogue[product] as Product).sku)
}

const isBetter = (other: Hit, hit: Hit): boolean =>
  other.score > hit.score + ROUNDING &&
  (hit.tokens & ~other.tokens) === 0 &&
  (hit.tokens !== other.tokens || other.score >= 1 - ROUNDING)
