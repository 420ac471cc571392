import { expect, test } from 'vitest'
import {
  hasRoomAgain,
  isFull,
  reserveBytes,
  secondsToFull,
} from '../../../src-main/core/destinations/recording/disk-space.ts'
import { createWriteRate } from '../../../src-main/core/destinations/recording/write-rate.ts'

const MIB = 1024 * 1024
const GIB = 1024 * MIB
const disk = (freeBytes: number, totalBytes = 256 * GIB) => ({ freeBytes, totalBytes })

test('the reserve is 64 MiB or twenty seconds, whichever is more, and a quarter of a tiny disk', () => {
  expect(reserveBytes(256 * GIB, 0.33 * MIB)).toBe(64 * MIB)
  expect(reserveBytes(256 * GIB, 6 * MIB)).toBe(120 * MIB)
  expect(reserveBytes(64 * MIB, 0.33 * MIB)).toBe(16 * MIB)
})

test('a recording ends before the disk is full, and begins again with twice the reserve', () => {
  expect(isFull(disk(65 * MIB), MIB)).toBe(false)
  expect(isFull(disk(63 * MIB), MIB)).toBe(true)
  expect(hasRoomAgain(disk(127 * MIB), MIB)).toBe(false)
  expect(hasRoomAgain(disk(128 * MIB), MIB)).toBe(true)
})

test('time to full is told once the pace is known, and never below nothing', () => {
  expect(secondsToFull(disk(GIB), 0)).toBeNull()
  expect(secondsToFull(disk(124 * MIB), MIB)).toBe(60)
  expect(secondsToFull(disk(10 * MIB), MIB)).toBe(0)
})

test('the pace is that of the last ten seconds, from the first byte on', () => {
  const rate = createWriteRate()
  expect(rate.take(0, 0)).toBe(0)
  expect(rate.take(5_000, 1_000)).toBe(0)
  expect(rate.take(6_000, 2_000)).toBe(0)
  expect(rate.take(7_000, 3_000)).toBe(1_000)
  for (let second = 8; second <= 30; second++) rate.take(second * 1_000, 3_000 + (second - 7) * 4_000)
  expect(rate.take(31_000, 99_000)).toBe(4_000)
})
