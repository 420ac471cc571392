import type { PersonalSpan } from '../../../contract/understanding.ts'
import { createAddressWords } from './address-words.ts'
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findPhones } from './find-phones.ts'
import { findStreetAddresses } from './find-street-addresses.ts'
import { createUnspacedAddresses } from './find-unspaced-addresses.ts'
import { foldDigits } from './fold-text.ts'
import { MASKED } from './mask-personal.ts'
import type { MentionWords } from './read-mention-words.ts'
import { createWordContext } from './word-context.ts'

/** Stands for what is found: part of no other finding. */
const TAKEN = '\ufffc'
/** What stood in the way of another finding is gone in the next round. */
const MOST_ROUNDS = 4

/**
 * In: a comment as written. Out: what is private in it, in reading order, none over another. What is masked already is not
 * found again. E-mails come first, then cards, telephones and addresses: each sees only what the others left.
 */
export function createPersonalFinder(words: readonly MentionWords[]): (text: string) => PersonalSpan[] {
  const context = createWordContext(words)
  const addressWords = createAddressWords(words)
  const findUnspaced = createUnspacedAddresses(words)
  const finders: readonly ((text: string) => PersonalSpan[])[] = [
    findEmails,
    findCards,
    (text) => findPhones(text, context),
    findUnspaced,
    (text) => findStreetAddresses(text, addressWords, context),
  ]

  const findOnce = (text: string, found: PersonalSpan[]): string => {
    let left = text
    for (const find of finders) {
      for (const span of apart(find(left).map((each) => withDigits(left, each)))) {
        found.push(span)
        left = left.slice(0, span.start) + TAKEN.repeat(span.end - span.start) + left.slice(span.end)
      }
    }
    return left
  }

  return (text) => {
    const found: PersonalSpan[] = []
    let before = ''
    let left = foldDigits(text.replace(MASKED, blank))
    for (let round = 0; round < MOST_ROUNDS && left !== before; round += 1) {
      before = left
      left = findOnce(left, found)
    }
    return found.sort((one, other) => one.start - other.start)
  }
}

const blank = (taken: string): string => TAKEN.repeat(taken.length)

/** Digits that touch its end belong to it: behind a mask they would look like the last two of a telephone. */
function withDigits(text: string, span: PersonalSpan): PersonalSpan {
  let { end } = span
  while (/[0-9]/.test(text.charAt(end))) end += 1
  return { ...span, end }
}

/** Of findings that overlap, the first. */
function apart(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end)
  let end = 0
  return sorted.filter((span) => {
    const isApart = span.start >= end
    if (isApart) end = span.end
    return isApart
  })
}
