import { expect, test } from 'vitest'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { mixSound } from '../../../src-main/core/programme/mix/mix-sound.ts'
import { createSoundMeter } from '../../../src-main/core/programme/mix/sound-meter.ts'
import { createTickDelay } from '../../../src-main/core/programme/mix/tick-delay.ts'
import { tickAudioBytes } from '../../../src-main/core/programme/programme-format.ts'
import { FORMAT } from './tags.ts'

const samples = (...values: number[]) => Buffer.from(Int16Array.from(values).buffer)
const valuesOf = (sound: Buffer) => [...new Int16Array(Uint8Array.from(sound).buffer)]
const heard = (sound: Buffer, gainDb = 0, muted = false) => ({ sound, setting: { gainDb, muted } })

test('one source at 0 dB is passed through, not copied', () => {
  const sound = samples(1, -2)
  expect(mixSound([heard(sound)], 4)).toBe(sound)
})

test('sources are added, each with its gain, and clipped at full scale', () => {
  const mixed = mixSound([heard(samples(1_000, -1_000)), heard(samples(100, 100), 20)], 4)
  expect(valuesOf(mixed)).toEqual([2_000, 0])
  expect(valuesOf(mixSound([heard(samples(30_000, -30_000), 6)], 4))).toEqual([32_767, -32_768])
})

test('what is muted is not heard; nobody is silence', () => {
  expect(valuesOf(mixSound([heard(samples(5, 5), 0, true)], 4))).toEqual([0, 0])
  expect(valuesOf(mixSound([], 4))).toEqual([0, 0])
})

test('a meter says peak and mean in dBFS, and starts anew when it is read', () => {
  const meter = createSoundMeter()
  meter.add(samples(16_384, -16_384), 1)
  const { peakDb, rmsDb } = meter.read()
  expect(peakDb).toBeCloseTo(-6.02, 2)
  expect(rmsDb).toBeCloseTo(-6.02, 2)
  expect(meter.read()).toEqual({ peakDb: -100, rmsDb: -100 })
  meter.add(samples(16_384, 0), 2)
  expect(meter.read().peakDb).toBeCloseTo(0, 2)
})

const BYTES = tickAudioBytes(FORMAT)
const tick = (value: number) => ({ pictures: null, sound: Buffer.alloc(BYTES, value) })

test('a positive offset delays the sound by whole samples, in order, nothing lost', () => {
  const delay = createTickDelay(FORMAT)
  delay.set(60)
  const out = [1, 2, 3, 4].map((value) => delay.delay(tick(value), BYTES).sound as Buffer)
  const late = (60 * 48_000 * 4) / 1000
  expect(
    Buffer.concat(out)
      .subarray(0, late)
      .every((byte) => byte === 0),
  ).toBe(true)
  expect(
    Buffer.concat(out)
      .subarray(late, late + BYTES)
      .every((byte) => byte === 1),
  ).toBe(true)
  expect(out.every(({ length }) => length === BYTES)).toBe(true)
})

test('a negative offset delays the picture by whole ticks; taking it back lets the held ones go', () => {
  const delay = createTickDelay(FORMAT)
  const released: number[] = []
  const frame = (id: number) => ({
    data: Buffer.alloc(1),
    retain: () => frame(id),
    release: () => void released.push(id),
  })
  const take = (id: number) => delay.delay({ pictures: [frame(id)], sound: null }, BYTES).pictures
  delay.set(-80)
  expect(take(1)).toBeNull()
  expect(take(2)).toBeNull()
  take(3)?.[0]?.release()
  expect(released).toEqual([1])
  delay.set(PLAIN_SOUND.offsetMs)
  expect(released).toEqual([1, 2, 3])
  expect(take(4)).not.toBeNull()
})
