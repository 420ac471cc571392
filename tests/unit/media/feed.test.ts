import { once } from 'node:events'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createFanout } from '../../../src-main/core/fanout/fanout.ts'
import { createFeed, type FeedOptions } from '../../../src-main/core/fanout/feed.ts'
import { createFlvParser, type FlvTag } from '../../../src-main/core/fanout/flv.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import { createShowGate } from '../../../src-main/core/fanout/show-gate.ts'
import { audioHeader, FORMAT, headers, key, picture, script, sound, TICK_MS, videoHeader } from './tags.ts'

/** A consumer that takes bytes only while it is told to, and what it got so far. */
function controlledSink() {
  const tags: FlvTag[] = []
  const parse = createFlvParser((tag) => tags.push(tag))
  let stuck: (() => void) | null = null
  let blocked = false
  const sink = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      const taken = () => {
        parse(chunk)
        done()
      }
      if (blocked) stuck = taken
      else taken()
    },
  })
  return {
    sink,
    tags,
    block() {
      blocked = true
    },
    /** Resolves when everything that waited has been taken. */
    async unblock() {
      blocked = false
      const drained = sink.writableEnded ? once(sink, 'finish') : once(sink, 'drain')
      stuck?.()
      stuck = null
      await drained
    },
  }
}

function startFeed(options: Partial<FeedOptions> = {}, before: readonly ProgrammeTag[] = headers()) {
  const fanout = createFanout()
  const gate = createShowGate(FORMAT)
  const offer = (...tags: ProgrammeTag[]) => {
    for (const tag of tags) {
      gate.observe(tag)
      fanout.offer(tag)
    }
  }
  offer(...before)
  const consumer = controlledSink()
  const feed = createFeed(fanout, gate, consumer.sink, { maxQueuedBytes: 10_000, primed: false, ...options })
  const told = () =>
    consumer.tags.map(({ kind, timestampMs, isHeader }) => [isHeader ? `${kind} header` : kind, timestampMs])
  return { fanout, gate, offer, feed, told, ...consumer }
}

const enoughToPrime = () => [...headers(), key(0), ...[0, 21, 43, 64, 85].map((ms) => sound(ms))]

test('before the show a primed consumer gets headers, one key frame and five sound tags, and then nothing', () => {
  const { offer, told } = startFeed({ primed: true }, enoughToPrime())
  offer(picture(1), sound(107), key(25))
  expect(told()).toEqual([
    ['script', 0],
    ['video header', 0],
    ['audio header', 0],
    ['video', 0],
    ['audio', 0],
    ['audio', 21],
    ['audio', 43],
    ['audio', 64],
    ['audio', 85],
  ])
})

test('the show follows the primer without a step back, from its first key frame on', () => {
  const { gate, offer, tags } = startFeed({ primed: true }, enoughToPrime())
  gate.open()
  offer(picture(24), sound(970), key(25), sound(1_000), picture(26), sound(1_022))
  const show = tags.slice(9)
  expect(show.map(({ kind, timestampMs }) => [kind, timestampMs])).toEqual([
    ['video', 107],
    ['audio', 107],
    ['video', 147],
    ['audio', 129],
  ])
  for (const kind of ['audio', 'video']) {
    const times = tags.filter((tag) => tag.kind === kind).map(({ timestampMs }) => timestampMs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})

test('an unprimed consumer begins at the show, at 0, and ends where the show ends', () => {
  const { gate, offer, told } = startFeed()
  gate.open()
  offer(key(50), sound(2_001), picture(51))
  gate.closeAt(52)
  offer(picture(52), sound(2_080), key(75))
  expect(told().slice(3)).toEqual([
    ['video', 0],
    ['audio', 1],
    ['video', 40],
  ])
})

test('who comes in the middle of a show begins at 0 with the last key frame', () => {
  const { fanout, gate, offer } = startFeed()
  gate.open()
  offer(key(0), picture(1), key(25), sound(1_005), picture(26))
  const late = controlledSink()
  createFeed(fanout, gate, late.sink, { maxQueuedBytes: 10_000, primed: true })
  offer(picture(27))
  expect(late.tags.slice(3).map(({ kind, timestampMs }) => [kind, timestampMs])).toEqual([
    ['video', 0],
    ['audio', 5],
    ['video', 40],
    ['video', 80],
  ])
})

test('headers that are repeated by a restarted encoder are not sent twice, changed ones are', () => {
  const { gate, offer, told } = startFeed()
  gate.open()
  offer(key(0), picture(1), ...headers(), key(30), script(), videoHeader(2), audioHeader(), key(60))
  expect(told()).toEqual([
    ['script', 0],
    ['video header', 0],
    ['audio header', 0],
    ['video', 0],
    ['video', TICK_MS],
    ['video', 30 * TICK_MS],
    ['video header', 30 * TICK_MS],
    ['video', 60 * TICK_MS],
  ])
})

test('times never go back, whatever comes', () => {
  const { gate, offer, tags } = startFeed()
  gate.open()
  offer(key(10), picture(12), picture(11), sound(500), sound(480), picture(13), sound(501))
  for (const kind of ['audio', 'video']) {
    const times = tags.filter((tag) => tag.kind === kind).map(({ timestampMs }) => timestampMs)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
  expect(tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)).toHaveLength(3)
})

test('a slow consumer loses only pictures, up to the next key frame; its sound goes on', async () => {
  const { gate, offer, feed, block, unblock, tags } = startFeed({ maxQueuedBytes: 1_000 })
  gate.open()
  offer(key(0))
  block()
  offer(picture(1, false, 1_200), sound(45), picture(2), sound(85), picture(3), key(4), sound(165))
  expect(feed.droppedFrames).toBe(3)
  await unblock()
  offer(picture(5), sound(205), key(6), picture(7), sound(285))
  const pictures = tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)
  expect(pictures.map(({ timestampMs }) => timestampMs / TICK_MS)).toEqual([0, 1, 6, 7])
  expect(pictures[2]?.isKey).toBe(true)
  const sounds = tags.filter(({ kind, isHeader }) => kind === 'audio' && !isHeader)
  expect(sounds.map(({ timestampMs }) => timestampMs)).toEqual([45, 85, 165, 205, 285])
  expect(feed.droppedFrames).toBe(4)
})

test('a stuck consumer costs bounded memory and its siblings nothing', async () => {
  const { fanout, gate, offer, feed, block, sink } = startFeed({ maxQueuedBytes: 5_000 })
  const sibling = controlledSink()
  const siblingFeed = createFeed(fanout, gate, sibling.sink, { maxQueuedBytes: 5_000, primed: false })
  gate.open()
  offer(key(0))
  block()
  for (let tick = 1; tick <= 1_000; tick++) {
    offer(picture(tick, tick % 50 === 0, 400), sound(tick * TICK_MS, 100))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(sink.writableLength).toBeLessThan(2 * 5_000 + 500)
  expect(feed.droppedFrames).toBeGreaterThan(900)
  expect(siblingFeed.droppedFrames).toBe(0)
  expect(sibling.tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)).toHaveLength(1_001)
})

test('a consumer that is gone is offered nothing more', () => {
  const { gate, offer, sink } = startFeed()
  sink.on('error', () => {})
  gate.open()
  offer(key(0))
  sink.destroy()
  expect(() => offer(picture(1), sound(50))).not.toThrow()
})

test('ends the consumer after what is queued', async () => {
  const { gate, offer, feed, block, unblock, tags } = startFeed()
  gate.open()
  offer(key(0))
  block()
  offer(picture(1), picture(2))
  feed.end()
  offer(picture(3))
  expect(tags.at(-1)?.timestampMs).toBe(0)
  await unblock()
  expect(tags.at(-1)?.timestampMs).toBe(2 * TICK_MS)
})
