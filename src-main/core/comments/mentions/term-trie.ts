import { classAt, DIGIT, isInsideWord, LETTER } from './character-class.ts'
import { bareText, foldText } from './fold-text.ts'
import type { MentionWords, WordKind } from './read-mention-words.ts'

/** The terms of every language in one tree; the longest at a place is found in one walk. Pure. */

export interface Sense {
  readonly kind: WordKind
  readonly value: string | null
  /** Languages it is a term of, one bit each; every bit for `und`. */
  readonly langs: number
}

export interface TermTrie {
  readonly bits: ReadonlyMap<string, number>
  /** `text` is folded; null when no term begins at `start`. A term of letters or digits ends where its word does. */
  longestAt(text: string, start: number): { readonly senses: readonly Sense[]; readonly end: number } | null
}

interface Node {
  readonly next: Map<number, Node>
  readonly senses: Sense[]
}

export const EVERY_LANGUAGE = ~0

export function createTermTrie(words: readonly MentionWords[]): TermTrie {
  const root = newNode()
  const bits = new Map<string, number>()
  for (const { lang, kind, value, terms } of words) {
    if (lang !== 'und' && !bits.has(lang)) bits.set(lang, 1 << bits.size)
    const langs = bits.get(lang) ?? EVERY_LANGUAGE
    for (const term of terms) for (const written of waysToWrite(term)) addTerm(root, written, { kind, value, langs })
  }
  return { bits, longestAt: (text, start) => longestAt(root, text, start) }
}

const newNode = (): Node => ({ next: new Map(), senses: [] })

/** With accents or without: with others it is another word (Vietnamese mua, mùa). */
function waysToWrite(term: string): Set<string> {
  const folded = foldText(term.trim()).lower
  return new Set(folded.length > 1 ? [folded, bareText(folded)] : [folded])
}

function addTerm(root: Node, term: string, sense: Sense): void {
  let node = root
  for (let index = 0; index < term.length; index += 1) {
    const unit = term.charCodeAt(index)
    const following = node.next.get(unit) ?? newNode()
    node.next.set(unit, following)
    node = following
  }
  const same = node.senses.findIndex(({ kind, value }) => kind === sense.kind && value === sense.value)
  const known = node.senses[same]
  if (known) node.senses[same] = { ...known, langs: known.langs | sense.langs }
  else node.senses.push(sense)
}

function longestAt(root: Node, text: string, start: number): { senses: readonly Sense[]; end: number } | null {
  let node: Node | undefined = root
  let senses: readonly Sense[] | null = null
  let end = start
  for (let at = start; at < text.length; ) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) break
    at += 1
    if (node.senses.length === 0 || isCut(text, at)) continue
    senses = node.senses
    end = at
  }
  return senses && { senses, end }
}

/** Korean particles may follow. */
function isCut(text: string, end: number): boolean {
  const last = classAt(text, end - 1)
  return (last === LETTER || last === DIGIT) && isInsideWord(text, end)
}
