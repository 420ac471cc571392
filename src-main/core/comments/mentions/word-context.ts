import { isInsideWord } from './character-class.ts'
import { foldText } from './fold-text.ts'
import type { MentionWords, WordKind } from './read-mention-words.ts'
import { createTermTrie, type Sense } from './term-trie.ts'

/** Which terms stand around a place of a comment as written. Pure. */
export interface WordContext {
  /** A term of such a kind right behind `end`, a space between at most. */
  isBefore(text: string, end: number, kinds: readonly WordKind[]): boolean
  /** Right before `start`. */
  isAfter(text: string, start: number, kinds: readonly WordKind[]): boolean
  /** Somewhere in the units before `start`. */
  isNear(text: string, start: number, kinds: readonly WordKind[]): boolean
}

const REACH = 24

export function createWordContext(words: readonly MentionWords[]): WordContext {
  const trie = createTermTrie(words)
  const has = (senses: readonly Sense[], kinds: readonly WordKind[]) => senses.some(({ kind }) => kinds.includes(kind))
  const before = (text: string, start: number) => foldText(text.slice(Math.max(0, start - REACH), start)).lower

  return {
    isBefore: (text, end, kinds) => {
      const after = foldText(text.slice(end, end + REACH)).lower.replace(/^ /, '')
      return has(trie.longestAt(after, 0)?.senses ?? [], kinds)
    },
    isAfter: (text, start, kinds) => {
      const said = before(text, start).replace(/[ .:]+$/, '')
      return starts(said).some((at) => {
        const term = trie.longestAt(said, at)
        return term !== null && term.end === said.length && has(term.senses, kinds)
      })
    },
    isNear: (text, start, kinds) => {
      const said = before(text, start)
      return starts(said).some((at) => has(trie.longestAt(said, at)?.senses ?? [], kinds))
    },
  }
}

/** Where words begin; scripts without spaces have one at every sign. */
const starts = (text: string): number[] => [...Array(text.length).keys()].filter((at) => !isInsideWord(text, at))
