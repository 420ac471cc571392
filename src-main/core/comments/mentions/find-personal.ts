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
const TAKEN = '\u0001'

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

  return (text) => {
    let left = foldDigits(text.replace(MASKED, blank))
    const found: PersonalSpan[] = []
    for (const find of finders) {
      for (const span of apart(find(left))) {
        found.push(span)
        left = left.slice(0, span.start) + TAKEN.repeat(span.end - span.start) + left.slice(span.end)
      }
    }
    return found.sort((one, other) => one.start - other.start)
  }
}

const blank = (taken: string): string => TAKEN.repeat(taken.length)

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
