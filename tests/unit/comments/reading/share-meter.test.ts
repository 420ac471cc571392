import { expect, test } from 'vitest'
import { createShareMeter } from '../../../../src-main/core/comments/reading/share-meter.ts'

test('everything is read while nothing comes, and while nothing is left out', () => {
  const meter = createShareMeter()
  expect(meter.measure()).toBe(1)
  for (let count = 0; count < 1_000; count++) meter.came(0)
  expect(meter.measure()).toBe(1)
})

test('one of many left out is never rounded to all', () => {
  const meter = createShareMeter()
  for (let count = 0; count < 100_000; count++) meter.came(count === 0 ? 1 : 0)
  expect(meter.measure()).toBe(0.99)
})

test('it is the share of the last five seconds, and never below nothing', () => {
  const meter = createShareMeter()
  for (let count = 0; count < 8; count++) meter.came(count % 2)
  expect(meter.measure()).toBe(0.5)
  for (let second = 0; second < 4; second++) {
    meter.came(0)
    expect(meter.measure()).toBeLessThan(1)
  }
  expect(meter.measure()).toBe(1)
  meter.came(2_048)
  expect(meter.measure()).toBe(0)
})
