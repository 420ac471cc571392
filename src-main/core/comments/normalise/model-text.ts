import { cleanText } from './clean-text.ts'

/**
 * A comment as the models read it: one way of writing for what means the same. People never see it. Pure and idempotent.
 */

/** Letters of other scripts that look like Latin ones, small (Unicode UTS #39, confusables): the common ones of disguised words. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ѕ: 's', һ: 'h', і: 'i', ј: 'j', ӏ: 'l', о: 'o', р: 'p', ԛ: 'q' },
    ...{ т: 't', у: 'y', х: 'x', ԝ: 'w', к: 'k', м: 'm', н: 'h' },
    ...{ α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x' },
  }),
)
const WORDS = /[\p{L}\p{M}]+/gu
const LATIN = /\p{sc=Latin}/u
const OTHER_LETTER = /[\p{sc=Cyrillic}\p{sc=Greek}]/u
/** Colour and skin of an emoji; without them a row of hearts is a row of one sign. */
const EMOJI_LOOKS = /[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu
/** Apostrophes as phones and keyboards write them. */
const APOSTROPHES = /[\u2018\u2019\u02bc`]/gu
/** Three of the same sign and more are two: so long, but not how long. Digits count. */
const ELONGATED = /([^\p{N}])\1{2,}/gu

export function modelText(text: string): string {
  const read = cleanText(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(EMOJI_LOOKS, '')
    .replace(APOSTROPHES, "'")
    .replace(WORDS, foldLookAlikes)
    .replace(ELONGATED, '$1$1')
    .trim()
  return read === text ? read : modelText(read)
}

/** Only in words of mixed scripts: a Russian word is Russian. */
function foldLookAlikes(word: string): string {
  if (!LATIN.test(word) || !OTHER_LETTER.test(word)) return word
  return [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('')
}
