/** Pieces that trip up a normaliser: marks, joiners, controls, scripts that look alike, halves of pairs. */
const PIECES = [
  ...['a', 'A', 'é', 'e\u0301', '\u0301', '\u0335', 'ß', 'İ', 'ǅ', 'Σ', 'ς', 'ﬁ', 'Å', '\u212b', 'ı'],
  ...['а', 'е', 'о', 'α', 'ν', 'ж', 'ñ', 'ก', 'ี', '่', 'ً', 'ّ', 'س', '中', '한', 'ㅋ', 'ﾊ', 'ﾞ', 'ハ', '\u3099'],
  ...[
    '1',
    '２',
    '٣',
    ' ',
    '\u00a0',
    '\u3000',
    '\n',
    '\t',
    '\u0000',
    '\u0085',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u202e',
    '\u2066',
  ],
  ...[
    '😀',
    '❤',
    '\ufe0f',
    '🏽',
    '👩‍👧',
    '🇹🇭',
    '🏴',
    '\u{e0067}',
    '\u{e007f}',
    '\ud83d',
    '\ude00',
    '!',
    '…',
    '.',
    '½',
    '㎏',
  ],
]

/** Always the same ones. `count` texts of up to forty pieces, many of them repeated. */
export function oddTexts(count: number): string[] {
  let seed = 1
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: random(40) }, () => (PIECES[random(PIECES.length)] as string).repeat(1 + random(4))).join(''),
  )
}
