import { expect, test } from 'vitest'
import { modelText } from '../../../../src-main/core/comments/normalise/model-text.ts'
import { oddTexts } from './odd-texts.ts'

test.each([
  ['How MUCH', 'how much'],
  ['sooooo cuuuute!!!!', 'soo cuute!!'],
  ['555555', '555555'],
  ['❤️❤️❤️❤️', '❤❤'],
  ['👍🏽👍🏽👍🏽', '👍👍'],
  ['ｆｕｌｌ ｗｉｄｔｈ １２', 'full width 12'],
  ['𝓕𝓻𝓮𝓮 gift', 'free gift'],
  ['frее mоnеy', 'free money'],
  ['сколько стоит', 'сколько стоит'],
  ['ハハハハ', 'ハハ'],
])('%s is read as %s', (text, read) => {
  expect(modelText(text)).toBe(read)
})

test('what is read is read the same again', () => {
  for (const text of oddTexts(2_000)) expect(modelText(modelText(text))).toBe(modelText(text))
})
