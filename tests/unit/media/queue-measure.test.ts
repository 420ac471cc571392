import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { type QueueMeasure, startQueueMeasure } from '../../../src-main/core/fanout/queue-measure.ts'
import { createSendQueue } from '../../../src-main/core/fanout/send-queue.ts'
import { manualClock } from '../../support/manual-clock.ts'

/** A sink that takes one chunk for each call of `take`. */
function slowSink() {
  const taken: Buffer[] = []
  const dones: (() => void)[] = []
  const sink = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      dones.push(() => {
        taken.push(chunk)
        done()
      })
    },
  })
  return {
    sink,
    taken,
    async take() {
      dones.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('knows how much of the show waits, from the oldest tag not taken to the newest', async () => {
  const { sink, take } = slowSink()
  const queue = createSendQueue(sink)
  expect(queue).toMatchObject({ waitingBytes: 0, waitingMs: 0, sentBytes: 0 })
  for (const ms of [0, 40, 80, 120]) queue.push(Buffer.alloc(10_000), ms)
  expect(queue).toMatchObject({ waitingBytes: 40_000, waitingMs: 120, sentBytes: 0 })
  await take()
  expect(queue).toMatchObject({ waitingBytes: 30_000, waitingMs: 80, sentBytes: 10_000 })
})

test('keeps the order, and ends the sink after what waits', async () => {
  const { sink, taken, take } = slowSink()
  const queue = createSendQueue(sink)
  for (let index = 0; index < 8; index++) queue.push(Buffer.alloc(10_000, index), index * 40)
  queue.end()
  expect(sink.writableEnded).toBe(false)
  for (let index = 0; index < 8; index++) await take()
  expect(taken.map(([first]) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(sink.writableFinished).toBe(true)
})

test('a sink that is gone lets go of what waits', async () => {
  const { sink, take } = slowSink()
  sink.on('error', () => {})
  const queue = createSendQueue(sink)
  for (let index = 0; index < 8; index++) queue.push(Buffer.alloc(10_000), index * 40)
  sink.destroy()
  await take()
  expect(queue.waitingBytes).toBe(0)
})

test('tells twice a second what waits and what was taken over the last two seconds', () => {
  const clock = manualClock()
  const measures: QueueMeasure[] = []
  const queue = { waitingMs: 0, fill: 0, sentBytes: 1_000_000 }
  const stop = startQueueMeasure({ clock, id: 'd1', queue, onMeasure: (measure) => measures.push(measure) })
  for (let step = 0; step < 8; step++) {
    queue.sentBytes += step < 4 ? 125_000 : 12_500
    clock.advanceMs(500)
  }
  expect(measures.map(({ sentKbps }) => sentKbps)).toEqual([2_000, 2_000, 2_000, 2_000, 1_550, 1_100, 650, 200])
  Object.assign(queue, { waitingMs: 700, fill: 0.3 })
  clock.advanceMs(500)
  expect(measures.at(-1)).toMatchObject({ id: 'd1', waitingMs: 700, fill: 0.3 })
  stop()
  expect(measures.at(-1)).toEqual({ id: 'd1', waitingMs: 0, fill: 0, sentKbps: 0 })
  expect(clock.waiting).toBe(0)
})
