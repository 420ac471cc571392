import { expect, test } from 'vitest'
import { modelText } from '../../../src-main/core/comments/normalise/model-text.ts'
import { shuffledTexts } from '../../support/comment-texts.ts'

test('the load has no copies among what a studio remembers, and mixes languages', () => {
  const textOf = shuffledTexts()
  const texts = Array.from({ length: 30_000 }, (_, index) => textOf(index))
  // A few rows differ in what is the same to a reader: emoji colours, width.
  expect(new Set(texts.map(modelText)).size).toBeGreaterThan(29_900)
  const scripts = [
    /\p{sc=Han}/u,
    /\p{sc=Latin}/u,
    /\p{sc=Thai}/u,
    /\p{sc=Arabic}/u,
    /\p{sc=Hangul}/u,
    /\p{sc=Cyrillic}/u,
  ]
  for (const script of scripts) expect(texts.slice(0, 100).some((text) => script.test(text))).toBe(true)
})
