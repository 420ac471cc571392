import { expect, test } from 'vitest'
import { addWindows, createLossCounter, lossWindow } from '../../../src-main/core/health/loss-window.ts'

test.each([
  [0, 300, 'ok'],
  [2, 300, 'ok'],
  [3, 300, 'warn'],
  [14, 300, 'warn'],
  [15, 300, 'danger'],
  [0, 0, 'ok'],
  [5, 10, 'ok'],
] as const)('%i of %i lost is %s', (lost, total, level) => {
  expect(lossWindow(lost, total)).toEqual({ lost, total, level })
})

test('only the last ten seconds count', () => {
  const counter = createLossCounter()
  counter.add(0, 0, 0)
  expect(counter.add(1_000, 30, 30)).toEqual({ lost: 30, total: 30, level: 'danger' })
  for (let second = 2; second <= 10; second++) counter.add(second * 1_000, 30, second * 30)
  expect(counter.add(10_500, 30, 315)).toMatchObject({ lost: 0, level: 'ok' })
})

test('a report that never came loses no count', () => {
  const counter = createLossCounter()
  counter.add(0, 0, 0)
  expect(counter.add(7_000, 12, 210)).toMatchObject({ lost: 12, total: 210 })
})

test('counts that begin anew are not counted against what was', () => {
  const counter = createLossCounter()
  counter.add(0, 50, 9_000)
  expect(counter.add(1_000, 1, 30)).toMatchObject({ lost: 0, total: 0 })
  expect(counter.add(2_000, 2, 60)).toMatchObject({ lost: 1, total: 30 })
})

test('windows of one kind add up', () => {
  expect(addWindows([lossWindow(0, 300), lossWindow(30, 300)])).toEqual({ lost: 30, total: 600, level: 'danger' })
  expect(addWindows([])).toEqual({ lost: 0, total: 0, level: 'ok' })
})
