/** What a UTF-16 unit is to words. Thai, Lao, kana and Han are not set apart; Hangul words are, but end in particles. */
export const OTHER = 1
export const DIGIT = 2
export const LETTER = 3
export const HANGUL = 4
export const UNSPACED = 5
export const SPACE = 6

const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [/[0-9]/, DIGIT],
  [/\s/, SPACE],
  [/[\u1100-\u11ff\uac00-\ud7af]/, HANGUL],
  [/[\u0e00-\u0e3e\u0e40-\u0eff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/, UNSPACED],
  [/[\p{L}\p{M}]/u, LETTER],
]
/** By unit; 0 until it is asked for. */
const classes = new Uint8Array(0x10000)

/** OTHER past either end. */
export function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  if (Number.isNaN(unit)) return OTHER
  const known = classes[unit] as number
  if (known !== 0) return known
  const found = PATTERNS.find(([pattern]) => pattern.test(String.fromCharCode(unit)))?.[1] ?? OTHER
  classes[unit] = found
  return found
}

/** True where a word goes on from the unit before. */
export function isInsideWord(text: string, index: number): boolean {
  const own = classAt(text, index)
  return (own === LETTER || own === DIGIT || own === HANGUL) && classAt(text, index - 1) === own
}
