import { expect, test } from 'vitest'
import type { EncodingStage } from '../../../src-main/core/encode/encoding-stage.ts'
import { createFramePool, type Frame } from '../../../src-main/core/programme/frame-pool.ts'
import { startProgramme } from '../../../src-main/core/programme/programme.ts'
import { frameBytes, tickAudioBytes } from '../../../src-main/core/programme/programme-format.ts'
import type { LiveSource } from '../../../src-main/core/sources/source.ts'
import { type ManualClock, manualClock } from '../../support/manual-clock.ts'
import { FORMAT, TICK_MS } from './tags.ts'

const SLATE = 77
const SOUND_BYTES = tickAudioBytes(FORMAT)

/** A machine that slept: the clock is later, and no timer rang meanwhile. */
function sleepyClock(): ManualClock & { sleepMs(ms: number): void } {
  const clock = manualClock()
  let slept = 0
  return {
    ...clock,
    monotonicMs: () => clock.monotonicMs() + slept,
    sleepMs(ms) {
      slept += ms
    },
  }
}

function start() {
  const clock = sleepyClock()
  const pool = createFramePool(frameBytes(FORMAT))
  const slates: boolean[] = []
  const written: { tick: number; picture: number; overlay: number; sound: number }[] = []
  let accepts = true
  const encoding: Pick<EncodingStage, 'write'> = {
    write(tick, picture, overlay, sound) {
      expect(sound).toHaveLength(SOUND_BYTES)
      if (accepts) {
        written.push({ tick, picture: picture.data[0] ?? -1, overlay: overlay[0] ?? -1, sound: sound[0] ?? -1 })
      }
      return accepts
    },
  }
  const programme = startProgramme({
    clock,
    format: FORMAT,
    pool,
    slate: Buffer.alloc(frameBytes(FORMAT), SLATE),
    overlay: new Uint8Array([0]),
    encoding,
    onSlate: (shown) => slates.push(shown),
  })
  const accept = (does: boolean) => {
    accepts = does
  }
  return { clock, pool, programme, slates, written, accept }
}

/** A source that delivers picture and sound `value` while it is on. */
function sourceOf(value: number, pool: ReturnType<typeof createFramePool>) {
  const given: Frame[] = []
  const source = {
    id: `source ${value}`,
    on: true as boolean,
    given,
    take(soundBytes: number) {
      if (!source.on) return { frame: null, sound: null }
      const frame = pool.take()
      frame.data.fill(value)
      given.push(frame)
      return { frame, sound: Buffer.alloc(soundBytes, value) }
    },
    close: async () => {},
  } satisfies LiveSource & { on: boolean; given: Frame[] }
  return source
}

test('every tick has one picture and exactly its samples, the slate and silence before there is a source', () => {
  const { clock, written, slates, programme } = start()
  clock.advanceMs(3 * TICK_MS)
  expect(written).toEqual([0, 1, 2, 3].map((tick) => ({ tick, picture: SLATE, overlay: 0, sound: 0 })))
  expect(slates).toEqual([])
  expect(programme.slateTicksBetween(0, programme.tick)).toBe(4)
})

test('a chosen source is on from the next tick, another one from the tick after its choice', () => {
  const { clock, pool, written, slates, programme } = start()
  programme.select(sourceOf(1, pool))
  clock.advanceMs(TICK_MS)
  programme.select(sourceOf(2, pool))
  clock.advanceMs(TICK_MS)
  expect(written.map(({ picture, sound }) => [picture, sound])).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ])
  expect(slates).toEqual([false])
})

test('a source that falls silent is replaced by the slate after 300 ms, and is back by itself', () => {
  const { clock, pool, written, slates, programme } = start()
  const source = sourceOf(1, pool)
  programme.select(source)
  clock.advanceMs(0)
  source.on = false
  clock.advanceMs(300)
  expect(written.map(({ picture }) => picture)).toEqual(Array(8).fill(1))
  expect(written.slice(1).map(({ sound }) => sound)).toEqual(Array(7).fill(0))
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)).toEqual({ tick: 8, picture: SLATE, overlay: 0, sound: 0 })
  expect(slates).toEqual([false, true])
  source.on = true
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)).toEqual({ tick: 9, picture: 1, overlay: 0, sound: 1 })
  expect(slates).toEqual([false, true, false])
  expect(programme.slateTicksBetween(0, programme.tick)).toBe(1)
})

test('an overlay is on from the tick that was answered, and stays', () => {
  const { clock, written, programme } = start()
  clock.advanceMs(TICK_MS)
  const tick = programme.setOverlay(new Uint8Array([9]))
  clock.advanceMs(2 * TICK_MS)
  expect(tick).toBe(2)
  expect(written.map(({ overlay }) => overlay)).toEqual([0, 0, 9, 9])
})

test('ticks that the encoder does not take are left out, and the programme goes on', () => {
  const { clock, written, accept } = start()
  clock.advanceMs(TICK_MS)
  accept(false)
  clock.advanceMs(5 * TICK_MS)
  accept(true)
  clock.advanceMs(TICK_MS)
  expect(written.map(({ tick }) => tick)).toEqual([0, 1, 7])
})

test('a machine that slept goes on at the tick that is due, not where it fell asleep', () => {
  const { clock, written } = start()
  clock.advanceMs(TICK_MS)
  clock.sleepMs(10_000)
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)?.tick).toBeGreaterThan(240)
  expect(written.length).toBeLessThan(60)
})

test('says when a tick is, and which comes next', () => {
  const { clock, programme } = start()
  const startMs = clock.nowMs()
  expect(programme.tick).toBe(0)
  clock.advanceMs(10 * TICK_MS)
  expect(programme.tick).toBe(11)
  expect(programme.atMs(11)).toBe(startMs + 11 * TICK_MS)
})

test('an hour of pictures needs no more buffers than are held', () => {
  const { clock, pool, programme } = start()
  const source = sourceOf(1, pool)
  programme.select(source)
  clock.advanceMs(3_600_000 / 60)
  expect(new Set(source.given.map(({ data }) => data)).size).toBeLessThanOrEqual(3)
})

test('stops', () => {
  const { clock, written, programme } = start()
  clock.advanceMs(0)
  programme.stop()
  clock.advanceMs(1_000)
  expect(written).toHaveLength(1)
  expect(clock.waiting).toBe(0)
})
