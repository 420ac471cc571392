import { bareText, foldText } from './fold-text.ts'
import type { MentionWords, WordKind } from './read-mention-words.ts'

/** The words addresses are found by, folded and bare. */
export interface AddressWords {
  /** The street's name follows (rue), precedes (street), precedes in capitals (Court), or is one word with it (…straße). */
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly afterCapital: ReadonlySet<string>
  readonly suffixes: readonly string[]
  readonly small: ReadonlySet<string>
  readonly house: ReadonlySet<string>
  /** Of `house`: those that number products too ("no. 3"). */
  readonly links: ReadonlySet<string>
}

export function createAddressWords(words: readonly MentionWords[]): AddressWords {
  const termsOf = (kind: WordKind, value: string | null = null) =>
    words.filter((line) => line.kind === kind && line.value === value).flatMap(({ terms }) => terms.map(foldWord))
  return {
    before: new Set(termsOf('street-before')),
    after: new Set(termsOf('street-after')),
    afterCapital: new Set(termsOf('street-after', 'capital')),
    suffixes: termsOf('street-suffix').filter((suffix) => /^\p{sc=Latin}/u.test(suffix)),
    small: new Set(termsOf('small')),
    house: new Set(termsOf('house')),
    links: new Set(termsOf('link')),
  }
}

export const foldWord = (word: string): string => bareText(foldText(word).lower)
