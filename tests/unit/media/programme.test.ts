import { expect, test } from 'vitest'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { createFramePool, type Frame, type FramePool } from '../../../src-main/core/programme/frame-pool.ts'
import type { Levels } from '../../../src-main/core/programme/mix/mixer.ts'
import { startProgramme, type TickSink } from '../../../src-main/core/programme/programme.ts'
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
  const levels: Levels[] = []
  const written: { tick: number; picture: number; overlay: number; sound: number }[] = []
  let accepts = true
  const sink: TickSink = {
    write(tick, picture, overlay, sound) {
      expect(sound).toHaveLength(SOUND_BYTES)
      if (accepts) {
        written.push({ tick, picture: picture.data[0] ?? -1, overlay: overlay[0] ?? -1, sound: sound[0] ?? -1 })
      }
      return accepts
    },
  }
  const lane = {
    format: FORMAT,
    pool,
    sink,
    slate: Buffer.alloc(frameBytes(FORMAT), SLATE),
    overlay: new Uint8Array([0]),
  }
  const programme = startProgramme({
    clock,
    lanes: [lane],
    onSlate: (shown) => slates.push(shown),
    onLevels: (measured) => levels.push(measured),
  })
  /** Adds what is not there yet and shows it alone. */
  const select = (source: LiveSource) => {
    programme.addSource(source, PLAIN_SOUND)
    programme.setScene({ layout: 'full', hostId: source.id, productId: null }, 'cut')
  }
  const accept = (does: boolean) => {
    accepts = does
  }
  return { clock, pool, programme, slates, levels, written, accept, select }
}

/** A source that delivers picture and sound `value` while it is on. */
function sourceOf(value: number, pool: FramePool) {
  const given: Frame[] = []
  const source = {
    id: `source ${value}`,
    hasPicture: true,
    on: true as boolean,
    given,
    take(soundBytes: number) {
      if (!source.on) return { pictures: null, sound: null }
      const frame = pool.take()
      frame.data.fill(value)
      given.push(frame)
      return { pictures: [frame], sound: Buffer.alloc(soundBytes, value) }
    },
    close: async () => {},
  } satisfies LiveSource & { on: boolean; given: Frame[] }
  return source
}

/** Nothing to see: every sample is `value`. */
const microphoneOf = (value: number): LiveSource => ({
  id: `microphone ${value}`,
  hasPicture: false,
  take: (soundBytes) => ({ pictures: null, sound: Buffer.from(new Int16Array(soundBytes / 2).fill(value).buffer) }),
  close: async () => {},
})

test('every tick has one picture and exactly its samples, the slate and silence before there is a source', () => {
  const { clock, written, slates, programme } = start()
  clock.advanceMs(3 * TICK_MS)
  expect(written).toEqual([0, 1, 2, 3].map((tick) => ({ tick, picture: SLATE, overlay: 0, sound: 0 })))
  expect(slates).toEqual([])
  expect(programme.slateTicksBetween(0, programme.tick)).toBe(4)
})

test('a chosen source is on from the next tick, another one from the tick after its choice', () => {
  const { clock, pool, written, slates, select } = start()
  select(sourceOf(1, pool))
  clock.advanceMs(TICK_MS)
  select(sourceOf(2, pool))
  clock.advanceMs(TICK_MS)
  expect(written.map(({ picture, sound }) => [picture, sound])).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ])
  expect(slates).toEqual([false])
})

test('a source that falls silent is replaced by the slate after 300 ms, and is back by itself', () => {
  const { clock, pool, written, slates, programme, select } = start()
  const source = sourceOf(1, pool)
  select(source)
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
  const tick = programme.setOverlay([new Uint8Array([9])])
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
  const { clock, pool, select } = start()
  const source = sourceOf(1, pool)
  select(source)
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

test('a fade takes 300 ms from one picture to the other, the sound changes at once', () => {
  const { clock, pool, programme, written, select } = start()
  const [one, other] = [sourceOf(10, pool), sourceOf(90, pool)]
  select(one)
  programme.addSource(other, PLAIN_SOUND)
  clock.advanceMs(TICK_MS)
  programme.setScene({ layout: 'full', hostId: other.id, productId: null }, 'fade')
  clock.advanceMs(10 * TICK_MS)
  const pictures = written.slice(2).map(({ picture }) => picture)
  expect(pictures.slice(0, 7)).toEqual([20, 30, 40, 50, 60, 70, 80])
  expect(new Set(pictures.slice(7))).toEqual(new Set([90]))
  expect(new Set(written.slice(2).map(({ sound }) => sound))).toEqual(new Set([90]))
})

test('a layout for two: the host with the product inset, and the one that is left alone when the other is lost', () => {
  const { clock, pool, programme, written, slates, select } = start()
  const [host, product] = [sourceOf(10, pool), sourceOf(90, pool)]
  select(host)
  programme.addSource(product, PLAIN_SOUND)
  programme.setScene({ layout: 'productFull', hostId: host.id, productId: product.id }, 'cut')
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)).toMatchObject({ picture: 90 })
  product.on = false
  clock.advanceMs(10 * TICK_MS)
  expect(written.at(-1)).toMatchObject({ picture: 10, sound: 10 })
  host.on = false
  clock.advanceMs(10 * TICK_MS)
  expect(written.at(-1)).toMatchObject({ picture: SLATE, sound: 0 })
  expect(slates).toEqual([false, true])
})

test('a microphone is in the mix whatever is seen; gain and mute are heard at the next tick, and measured', () => {
  const { clock, pool, programme, written, levels, select } = start()
  const microphone = microphoneOf(0x0101)
  programme.addSource(microphone, PLAIN_SOUND)
  select(sourceOf(2, pool))
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)?.sound).toBe(3)
  programme.setSound(microphone.id, { ...PLAIN_SOUND, muted: true })
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)?.sound).toBe(2)
  clock.advanceMs(5 * TICK_MS)
  expect(levels.at(-1)?.[microphone.id]).toEqual({ peakDb: -100, rmsDb: -100 })
  expect(levels.at(-1)?.programme?.peakDb).toBeCloseTo(20 * Math.log10(0x0202 / 32_768), 3)
})

test('the slate has its own sound', () => {
  const { clock, programme, written } = start()
  programme.setSlateMusic(microphoneOf(0x0707))
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)).toMatchObject({ picture: SLATE, sound: 7 })
  programme.setSlateMusic(null)
  clock.advanceMs(TICK_MS)
  expect(written.at(-1)).toMatchObject({ picture: SLATE, sound: 0 })
})

test('two shapes: each lane gets its own picture of the same tick and the same sound', () => {
  const clock = manualClock()
  const formats = [FORMAT, { ...FORMAT, width: 36, height: 64 }]
  const written: [number, number, number, number][] = []
  const lanes = formats.map((format, lane) => ({
    format,
    pool: createFramePool(frameBytes(format)),
    slate: Buffer.alloc(frameBytes(format)),
    overlay: new Uint8Array(1),
    sink: {
      write(tick: number, picture: Frame, _overlay: Uint8Array, sound: Buffer) {
        written.push([lane, tick, picture.data[0] ?? -1, sound[0] ?? -1])
        return true
      },
    },
  }))
  const programme = startProgramme({ clock, lanes, onSlate: () => {}, onLevels: () => {} })
  const pictures = () =>
    lanes.map(({ pool }, lane) => {
      const frame = pool.take()
      frame.data.fill(10 + lane)
      return frame
    })
  const take = (soundBytes: number) => ({ pictures: pictures(), sound: Buffer.alloc(soundBytes, 5) })
  programme.addSource({ id: 's', hasPicture: true, take, close: async () => {} }, PLAIN_SOUND)
  programme.setScene({ layout: 'full', hostId: 's', productId: null }, 'cut')
  clock.advanceMs(0)
  expect(written).toEqual([
    [0, 0, 10, 5],
    [1, 0, 11, 5],
  ])
})

test.each([3_600_000, -3_600_000])('a wall clock that jumped by %i ms since the start moves no tick', (byMs) => {
  const { clock, programme, written } = start()
  clock.advanceMs(10 * TICK_MS)
  clock.jumpWallMs(byMs)
  clock.advanceMs(10 * TICK_MS)
  expect(written.map(({ tick }) => tick)).toEqual(Array.from({ length: 21 }, (_, tick) => tick))
  expect(programme.atMs(20)).toBeCloseTo(clock.nowMs())
})
