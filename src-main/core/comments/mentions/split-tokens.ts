import { classAt, DIGIT, HANGUL, LETTER, UNSPACED } from './character-class.ts'

/** What names are compared by: whole words, and pieces of runs where words are not set apart or end in particles. Pure. */
export interface Token {
  readonly key: string
  readonly start: number
  readonly end: number
  /** How much it tells: letters of a word, 1 for digits. */
  readonly weight: number
}

const THAI_OR_LAO = /[\u0e00-\u0eff]/
/** Signs of a piece: an alphabet says less with each than Han, kana or Hangul. */
const ALPHABET_PIECE = 4
const PIECE = 2

/** `text`: folded. A run that is shorter than a piece is a piece. */
export function splitTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (let start = 0; start < text.length; ) {
    const own = classAt(text, start)
    const end = runEnd(text, start, own)
    if (isOfWords(own)) tokens.push(wordToken(text, start, end))
    else if (isOfPieces(own)) addPieces(tokens, text, start, end)
    start = end
  }
  return tokens
}

const isOfWords = (kind: number): boolean => kind === LETTER || kind === DIGIT
const isOfPieces = (kind: number): boolean => kind === HANGUL || kind === UNSPACED

function runEnd(text: string, start: number, own: number): number {
  let end = start + 1
  if (isOfWords(own)) while (end < text.length && isOfWords(classAt(text, end))) end += 1
  if (isOfPieces(own)) while (end < text.length && classAt(text, end) === own) end += 1
  return end
}

function wordToken(text: string, start: number, end: number): Token {
  const key = singular(text.slice(start, end))
  return { key, start, end, weight: /[^0-9]/.test(key) ? key.length : 1 }
}

function addPieces(tokens: Token[], text: string, start: number, end: number): void {
  const length = pieceLength(text.charAt(start))
  for (let at = start; at === start || at + length <= end; at += 1) {
    const key = text.slice(at, Math.min(at + length, end))
    tokens.push({ key, start: at, end: at + key.length, weight: key.length })
  }
}

export const pieceLength = (sign: string): number => (THAI_OR_LAO.test(sign) ? ALPHABET_PIECE : PIECE)

/** English, French and Spanish plurals; what is wrong elsewhere is wrong on both sides. */
const singular = (word: string): string =>
  word.length >= 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
