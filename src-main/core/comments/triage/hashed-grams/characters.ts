/** What the inputs of the model call a text and a word. */

/** Code points that are read of a comment. */
export const MAX_POINTS = 280

/** Letters, marks and digits: a run of them is a word. */
const WORDS = /[\p{L}\p{M}\p{N}]/u
/** Lao and Thai, kana, Han: words are not set apart. */
const UNSPACED_SCRIPTS = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/u

const KNOWN = 1
const WORD = 2
const UNSPACED = 4
/** Of every code point, found out once: each input asks for every sign of every comment. */
const classes = new Uint8Array(0x11_0000)

function classOf(point: number): number {
  const known = classes[point] as number
  if (known !== 0) return known
  const sign = String.fromCodePoint(point)
  const found = KNOWN | (WORDS.test(sign) ? WORD : 0) | (UNSPACED_SCRIPTS.test(sign) ? UNSPACED : 0)
  classes[point] = found
  return found
}

export const isWord = (point: number): boolean => (classOf(point) & WORD) !== 0
export const isUnspaced = (point: number): boolean => (classOf(point) & UNSPACED) !== 0
