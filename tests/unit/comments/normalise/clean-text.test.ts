import { expect, test } from 'vitest'
import { cleanText, MAX_COMMENT_LENGTH } from '../../../../src-main/core/comments/normalise/clean-text.ts'
import { oddTexts } from './odd-texts.ts'

test.each([
  ['an override that turns the text around', 'abc \u202egnp.exe', 'abc gnp.exe'],
  ['isolates', '\u2067link\u2069 3', 'link 3'],
  ['a mark that Arabic needs', 'سعر 20\u200f%', 'سعر 20\u200f%'],
  ['control characters', 'hi\u0007\u0000 there\u009f', 'hi there'],
  ['line ends and tabs', 'one\n\ntwo\tthree ', 'one two three'],
  ['letters and marks apart', 'e\u0301te\u0301', 'été'],
  ['zalgo', `h${'\u0335'.repeat(40)}i`, `h${'\u0335'.repeat(4)}i`],
  ['Thai with two marks on a letter', 'กี่บาท', 'กี่บาท'],
  ['invisible characters in a word', 'f\u200br\u2060e\ufeffe', 'free'],
  ['a family joined to one sign', '👩‍👧‍👦', '👩‍👧‍👦'],
  ['Persian with a non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  [
    'a flag made of tags',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  ],
  ['text hidden in tags', 'ok\u{e0061}\u{e0062}', 'ok'],
  ['half a surrogate pair', 'hi \ud83d', 'hi \ufffd'],
  ['nothing', ' \u200b\n', ''],
])('%s', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

test('a text of 100 kB is cut, between code points', () => {
  const cut = cleanText('🍵'.repeat(25_000))
  expect([...cut]).toHaveLength(MAX_COMMENT_LENGTH)
  expect(cut.endsWith('🍵…')).toBe(true)
})

test('clean text is clean', () => {
  for (const text of oddTexts(2_000)) expect(cleanText(cleanText(text))).toBe(cleanText(text))
})
