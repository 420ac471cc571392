import { expect, test } from 'vitest'
import { detectLanguage } from '../../../src-main/core/comments/detect-language.ts'
import { readCommentFile } from '../../../src-main/core/comments/replay/comment-file.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

test.each([
  ['how long does delivery take', 'en'],
  ['cuánto cuesta el envío', 'es'],
  ['quanto custa o frete', 'pt'],
  ['combien ça coûte', 'fr'],
  ['wie viel kostet das', 'de'],
  ['quanto costa la spedizione', 'it'],
  ['这个多少钱', 'zh'],
  ['這個多少錢', 'zh'],
  ['いくらですか', 'ja'],
  ['얼마예요', 'ko'],
  ['berapa harganya kak', 'id'],
  ['ราคาเท่าไหร่คะ', 'th'],
  ['giá bao nhiêu vậy shop', 'vi'],
  ['كم السعر', 'ar'],
  ['сколько стоит', 'ru'],
  ['magkano po ito', 'tl'],
  ['यह कितने का है', 'hi'],
])('%s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language)
})

test.each([
  '😍😍',
  '1',
  '+1',
  '5555',
  'a',
  'A 1 b',
  '@maria.lopez',
  'https://example.com/how-much',
  'www.shop.example',
  '❤️ @ana 2',
  '???',
])('nothing in "%s" belongs to a language', (text) => {
  expect(detectLanguage(text)).toBe('und')
})

test('names and links do not count', () => {
  expect(detectLanguage('@marie_dupont how long does delivery take https://exemple.fr/combien')).toBe('en')
})

test.each([
  ['حلو', 'ar'],
  ['草', 'zh'],
  ['好', 'zh'],
  ['네', 'ko'],
])('the script settles what is too short for the detector: %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language)
})

test('the comments of the rehearsal are told apart: 15 languages at least, 95 % as their writers say', () => {
  const comments = readCommentFile('assets/rehearsal/comments.jsonl').events.filter(({ type }) => type === 'comment')
  const told = comments.flatMap((event) =>
    event.type === 'comment' ? [{ said: event.viewer.lang ?? 'und', heard: detectLanguage(event.text) }] : [],
  )
  const right = told.filter(({ said, heard }) => said === heard)
  expect(right.length / told.length).toBeGreaterThanOrEqual(0.95)
  expect(new Set(right.map(({ heard }) => heard)).size).toBeGreaterThanOrEqual(15)
})

test('keeps up with a busy room', () => {
  const takenMs = cpuMs(() => {
    for (let n = 0; n < 2000; n += 1) detectLanguage(`is the bracelet number ${n} still available in blue`)
  })
  expect(takenMs).toBeLessThan(2000)
})
