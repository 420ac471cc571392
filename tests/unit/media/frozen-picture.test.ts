import { expect, test } from 'vitest'
import { createFrozenPicture } from '../../../src-main/core/sources/frozen-picture.ts'

const [WIDTH, HEIGHT] = [64, 48]
const frame = (fill: number) => Buffer.alloc((WIDTH * HEIGHT * 3) / 2, fill)
/** As a sensor sees a dark wall: one level of noise in one place. */
const noisy = (at: number) => {
  const picture = frame(16)
  picture[(at * 7) % WIDTH] = 17
  return picture
}

/** Frames at 30 a second from `fromMs`; the time at which it was called frozen, or null. */
function feed(
  frozen: ReturnType<typeof createFrozenPicture>,
  picture: (index: number) => Buffer,
  fromMs: number,
  forMs: number,
) {
  for (let index = 0; index * (1000 / 30) < forMs; index += 1) {
    const nowMs = fromMs + (index * 1000) / 30
    if (frozen.observe(picture(index), nowMs)) return Math.round(nowMs)
  }
  return null
}

test('a picture that stays the same to the bit is frozen after 10 s', () => {
  const frozen = createFrozenPicture(WIDTH, HEIGHT)
  expect(feed(frozen, () => frame(9), 0, 60_000)).toBe(10_000)
})

test('noise of one level in one place is a living picture', () => {
  expect(feed(createFrozenPicture(WIDTH, HEIGHT), noisy, 0, 60_000)).toBeNull()
})

test('time without a run does not count, and a still that comes back is left alone longer each time', () => {
  const frozen = createFrozenPicture(WIDTH, HEIGHT)
  expect(feed(frozen, () => frame(9), 0, 60_000)).toBe(10_000)
  frozen.restart()
  expect(feed(frozen, () => frame(9), 15_000, 300_000)).toBe(75_000)
  frozen.restart()
  expect(feed(frozen, () => frame(9), 80_000, 300_000)).toBeNull()
})

test('a picture that moved again is watched as closely as at first', () => {
  const frozen = createFrozenPicture(WIDTH, HEIGHT)
  feed(frozen, () => frame(9), 0, 11_000)
  frozen.restart()
  feed(frozen, noisy, 20_000, 1_000)
  expect(feed(frozen, () => frame(9), 21_000, 60_000)).toBe(31_000)
})
