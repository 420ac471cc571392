import { expect, test } from 'vitest'
import { createCopies } from '../../../../src-main/core/comments/reading/copies.ts'

test('the same words within a minute of the last are copies of the first, from anyone', () => {
  const copies = createCopies()
  expect(copies.firstOf('tiktok', 'a', 'price', 0)).toBeNull()
  expect(copies.firstOf('tiktok', 'b', 'price', 60_000)).toBe('a')
  expect(copies.firstOf('tiktok', 'c', 'price', 120_000)).toBe('a')
  expect(copies.firstOf('tiktok', 'd', 'price', 180_001)).toBeNull()
  expect(copies.firstOf('tiktok', 'e', 'price', 180_002)).toBe('d')
})

test('other words and other platforms are no copies', () => {
  const copies = createCopies()
  copies.firstOf('tiktok', 'a', 'price', 0)
  expect(copies.firstOf('tiktok', 'b', 'prices', 0)).toBeNull()
  expect(copies.firstOf('youtube', 'c', 'price', 0)).toBeNull()
  expect(copies.firstOf('tik', 'd', 'tok\nprice', 0)).toBeNull()
})

test('a comment that is read again after an edit is no copy of itself', () => {
  const copies = createCopies()
  copies.firstOf('tiktok', 'a', 'price', 0)
  expect(copies.firstOf('tiktok', 'a', 'price', 0)).toBeNull()
  expect(copies.firstOf('tiktok', 'b', 'price', 0)).toBe('a')
})

test('the newest 20 000 texts are remembered, and one that came again is new', () => {
  const copies = createCopies()
  copies.firstOf('tiktok', 'a', 'a', 0)
  copies.firstOf('tiktok', 'b', 'b', 0)
  copies.firstOf('tiktok', 'a2', 'a', 0)
  for (let index = 0; index < 19_999; index++) copies.firstOf('tiktok', `${index}`, `text ${index}`, 0)
  expect(copies.firstOf('tiktok', 'a3', 'a', 0)).toBe('a')
  expect(copies.firstOf('tiktok', 'b2', 'b', 0)).toBeNull()
})
