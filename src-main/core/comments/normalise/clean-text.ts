/**
 * What a viewer wrote, made harmless to show and to store; what people see of it stays as it was. Pure and idempotent.
 */

/** Code points; a comment that is longer is cut and ends in an ellipsis. */
export const MAX_COMMENT_LENGTH = 10_000
/** Thai stacks two marks on a letter and vocalised Arabic three: more is drawn over the lines above and below. */
const MAX_MARKS = 4
const ELLIPSIS = '…'

/** Embeddings, overrides and isolates (UAX #9, 2): they turn the text around them. LRM, RLM and ALM change only themselves. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu
/** Nothing to see in them. ZWJ and ZWNJ stay: emoji, Persian and Indic scripts are written with them. */
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/gu
/** C0 and C1; tabs and line ends are spaces by then. */
const CONTROLS = /\p{Cc}/gu
/** Tags (U+E0000 on) hide text, but for the flags of England, Scotland and Wales, which begin with a black flag. */
const HIDDEN_TAGS = /(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu
const SPACES = /[\s\u2028\u2029]+/gu
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu')

export function cleanText(text: string): string {
  const harmless = text
    .toWellFormed()
    .replace(BIDI_CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(HIDDEN_TAGS, '')
    .normalize('NFC')
    .replace(TOO_MANY_MARKS, '$1')
    .trim()
  // What is taken out can bring together what then changes again: done when nothing does.
  return harmless === text ? cut(text) : cleanText(harmless)
}

function cut(text: string): string {
  if (text.length <= MAX_COMMENT_LENGTH) return text
  const points = [...text]
  if (points.length <= MAX_COMMENT_LENGTH) return text
  return `${points
    .slice(0, MAX_COMMENT_LENGTH - 1)
    .join('')
    .trimEnd()}${ELLIPSIS}`
}
