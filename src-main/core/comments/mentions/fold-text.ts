/** A comment in one way of writing for what means the same: full width, capitals, digits of other scripts. Pure. */
export interface FoldedText {
  /** With capitals; as long as `lower`. */
  readonly plain: string
  readonly lower: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII.
const ASCII = /^[\x00-\x7f]*$/
/** Vowel signs, hamzas and the stretch of Arabic; what makes a digit a keycap. */
const SIGNS = /[\u064b-\u0655]|\u0640|\u0670|\ufe0f|\u20e3/g
/** Of Latin, Greek and Cyrillic. */
const ACCENTS = /[\u0300-\u036f]/g
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19]/g
/** Where the digits of Arabic, Persian, Devanagari, Thai and full width begin. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xff10] as const
const VARIANT = /[ىةß’٫٬]/g
const VARIANTS: Readonly<Record<string, string>> = { ى: 'ي', ة: 'ه', ß: 'ss', '’': "'", '٫': '.', '٬': ',' }

export function foldText(text: string): FoldedText {
  const plain = ASCII.test(text) ? text : foldOthers(text)
  const lower = plain.toLowerCase()
  return { plain: lower.length === plain.length ? plain : lower, lower }
}

/** Digits of other scripts as ASCII ones; the length stays. */
export function foldDigits(text: string): string {
  return text.replace(OTHER_DIGIT, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9) ?? code
    return String(code - zero)
  })
}

function foldOthers(text: string): string {
  return foldDigits(text.normalize('NFKD'))
    .replace(SIGNS, '')
    .replace(VARIANT, (letter) => VARIANTS[letter] ?? letter)
    .normalize('NFC')
}

/** As people type who leave the accents out. `lower`: folded. */
export function bareText(lower: string): string {
  if (ASCII.test(lower)) return lower
  return lower.normalize('NFD').replace(ACCENTS, '').replaceAll('đ', 'd').normalize('NFC')
}
