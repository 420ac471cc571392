import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { createLaneMeter } from '../../../src-main/core/health/lane-meter.ts'
import { createFramePool, type Frame } from '../../../src-main/core/programme/frame-pool.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { picture, sound } from '../media/tags.ts'

const format = { width: 64, height: 36, fps: 25, bitrateKbps: 300, ...DEFAULT_ENCODE }
const TICK_MS = 40

function start() {
  const clock = manualClock()
  const meter = createLaneMeter(format, clock)
  const pool = createFramePool(4)
  let tick = 0
  const write = (frame: Frame, isTaken = true) => {
    meter.wrote(tick++, frame, isTaken)
    clock.advanceMs(TICK_MS)
  }
  return {
    clock,
    meter,
    write,
    pool,
    skip: (ticks: number) => {
      tick += ticks
      clock.advanceMs(ticks * TICK_MS)
    },
    /** Three seconds after the first encoded picture everything has begun. */
    begun() {
      write(pool.take())
      meter.encoded(picture(tick - 1))
      for (let index = 1; index < 75; index++) write(pool.take())
      meter.read()
    },
    newFrames: (count: number) => {
      for (let index = 0; index < count; index++) write(pool.take())
    },
    repeat: (frame: Frame, count: number) => {
      for (let index = 0; index < count; index++) write(frame)
    },
  }
}

test('ticks that were skipped are missed, and were due', () => {
  const { meter, begun, newFrames, skip } = start()
  begun()
  newFrames(10)
  skip(5)
  newFrames(10)
  expect(meter.read()).toMatchObject({ ticks: 25, missedTicks: 5, latePictures: 0 })
})

test('a picture that stands too long is late; one repeat is the rhythm of two clocks', () => {
  const { meter, begun, newFrames, repeat, pool } = start()
  begun()
  for (let pair = 0; pair < 5; pair++) repeat(pool.take(), 2)
  newFrames(1)
  expect(meter.read().latePictures).toBe(0)
  repeat(pool.take(), 5)
  newFrames(1)
  expect(meter.read().latePictures).toBe(3)
})

test('a source that is lost, and the slate, are not the fault of drawing', () => {
  const { meter, begun, newFrames, repeat, pool } = start()
  begun()
  newFrames(5)
  repeat(pool.take(), 8)
  repeat(pool.take(), 250)
  newFrames(5)
  expect(meter.read()).toMatchObject({ ticks: 268, latePictures: 0 })
})

test('what is missed while everything starts is no loss', () => {
  const { meter, newFrames, skip, begun } = start()
  newFrames(3)
  skip(40)
  begun()
  newFrames(10)
  expect(meter.read()).toMatchObject({ ticks: 10, missedTicks: 0, latePictures: 0, offeredTicks: 10 })
})

test('ticks without room count against the encoder', () => {
  const { meter, begun, write, pool } = start()
  begun()
  for (let tick = 0; tick < 10; tick++) write(pool.take(), tick < 7)
  expect(meter.read()).toMatchObject({ ticks: 10, offeredTicks: 10, droppedTicks: 3 })
})

test('the delay reaches from when a tick was due, however late it was written', () => {
  const { clock, meter, newFrames, write, pool } = start()
  newFrames(3)
  clock.advanceMs(25)
  write(pool.take())
  meter.encoded(picture(3))
  expect(meter.read().encodeDelayMs).toBe(25 + TICK_MS)
  expect(meter.read().encodeDelayMs).toBeNull()
})

test('sound that lies behind its picture is a positive offset; it comes out 64 ms later', () => {
  const LAG_MS = 64
  const { meter, newFrames } = start()
  newFrames(30)
  meter.encoded(sound(1_000 - LAG_MS - 1024 / 96))
  meter.encoded(picture(25))
  expect(meter.read().avOffsetMs).toBeCloseTo(0)
  meter.encoded(sound(900 - LAG_MS))
  meter.encoded(picture(26))
  expect(meter.read().avOffsetMs).toBeCloseTo(140 - 1024 / 96)
})

test('every encoded byte counts', () => {
  const { meter } = start()
  meter.encoded(picture(0))
  const { encodedBytes } = meter.read()
  meter.encoded(picture(1))
  expect(encodedBytes).toBeGreaterThan(0)
  expect(meter.read().encodedBytes).toBe(encodedBytes * 2)
})
