import { expect, test } from 'vitest'
import { createFramePool } from '../../../src-main/core/programme/frame-pool.ts'

test('a buffer is used again only when nobody holds it any more', () => {
  const pool = createFramePool(64)
  const frame = pool.take()
  frame.retain()
  frame.release()
  expect(pool.take().data).not.toBe(frame.data)
  frame.release()
  expect(pool.take().data).toBe(frame.data)
})

test('frames are of the size asked for, and apart from each other', () => {
  const pool = createFramePool(64)
  const [first, second] = [pool.take(), pool.take()]
  first.data.fill(1)
  second.data.fill(2)
  expect(first.data).toHaveLength(64)
  expect(first.data.every((byte) => byte === 1)).toBe(true)
})

test('what a busy moment needed is not kept for ever', () => {
  const pool = createFramePool(64)
  const busy = Array.from({ length: 90 }, () => pool.take())
  for (const frame of busy) frame.release()
  const kept = new Set(busy.map(({ data }) => data))
  const again = Array.from({ length: 90 }, () => pool.take().data)
  expect(again.filter((data) => kept.has(data)).length).toBeLessThanOrEqual(16)
})
