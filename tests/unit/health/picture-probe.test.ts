import { expect, test } from 'vitest'
import { createPictureProbe } from '../../../src-main/core/health/picture-probe.ts'
import { manualClock } from '../../support/manual-clock.ts'

const [WIDTH, HEIGHT] = [320, 180]

function start() {
  const clock = manualClock()
  const probe = createPictureProbe(clock)
  const look = (draw: (index: number) => number) => {
    probe.look(
      Uint8Array.from({ length: (WIDTH * HEIGHT * 3) / 2 }, (_, index) => draw(index)),
      WIDTH,
      HEIGHT,
    )
    clock.advanceMs(1_000)
  }
  return { probe, look }
}

test('nothing is known before the first picture', () => {
  expect(start().probe.read()).toBeNull()
})

test('a picture that changes moves; one that does not stands, from its last change on', () => {
  const { probe, look } = start()
  for (let second = 0; second < 5; second++) look((index) => (index + second * 9) % 200)
  expect(probe.read()).toEqual({ stillMs: 0, isBlack: false })
  for (let second = 0; second < 7; second++) look((index) => (index + 36) % 200)
  expect(probe.read()).toEqual({ stillMs: 7_000, isBlack: false })
})

test('the noise of a codec is no movement', () => {
  const { probe, look } = start()
  for (let second = 0; second < 5; second++) look((index) => 100 + ((index + second) % 3))
  expect(probe.read()?.stillMs).toBe(4_000)
})

test('a camera under its cap is black; a dark room with a lamp is not', () => {
  const { probe, look } = start()
  look((index) => 16 + (index % 5))
  expect(probe.read()?.isBlack).toBe(true)
  look((index) => (index > WIDTH * 90 && index < WIDTH * 100 ? 120 : 18))
  expect(probe.read()?.isBlack).toBe(false)
})
