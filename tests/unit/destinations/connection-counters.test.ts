import { expect, test } from 'vitest'
import { createConnectionCounters } from '../../../src-main/core/destinations/connection-counters.ts'

const progress = (frame: number, totalBytes: number) => ({ frame, totalBytes, outTimeMs: 0 })

test('totals go on over reconnects, each connection counting from 0', () => {
  const counters = createConnectionCounters()
  counters.accepted()
  expect(counters.progressed(progress(10, 1_000), 0)).toEqual({
    frames: 10,
    bytes: 1_000,
    droppedFrames: 0,
    reconnects: 0,
  })
  expect(counters.progressed(progress(20, 2_000), 3)).toMatchObject({ frames: 20, bytes: 2_000, droppedFrames: 3 })
  counters.ended()
  counters.accepted()
  expect(counters.progressed(progress(1, 100), 0)).toEqual({
    frames: 21,
    bytes: 2_100,
    droppedFrames: 3,
    reconnects: 1,
  })
  counters.ended()
  counters.accepted()
  expect(counters.progressed(progress(2, 50), 1)).toEqual({ frames: 23, bytes: 2_150, droppedFrames: 4, reconnects: 2 })
})

test('an attempt that was never accepted is no reconnect and counts nothing', () => {
  const counters = createConnectionCounters()
  counters.ended()
  counters.ended()
  counters.accepted()
  expect(counters.progressed(progress(5, 5), 0)).toEqual({ frames: 5, bytes: 5, droppedFrames: 0, reconnects: 0 })
})
