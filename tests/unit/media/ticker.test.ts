import { expect, test } from 'vitest'
import { startTicker } from '../../../src-main/core/programme/ticker.ts'
import { manualClock } from '../../support/manual-clock.ts'

function start(intervalMs: number, tookMs: (tick: number) => number = () => 0) {
  const clock = manualClock()
  const seen: [tick: number, atMs: number][] = []
  let lateMs = 0
  const slow = { ...clock, monotonicMs: () => clock.monotonicMs() + lateMs }
  const ticker = startTicker(slow, intervalMs, (tick) => {
    seen.push([tick, Math.round(slow.monotonicMs())])
    lateMs += tookMs(tick)
  })
  return { clock, ticker, seen }
}

test('tick n is due at n times the interval, without drift', () => {
  const { clock, seen } = start(1000 / 30)
  clock.advanceMs(60_001)
  expect(seen).toHaveLength(1_801)
  expect(seen.at(-1)).toEqual([1_800, 60_000])
  expect(seen.map(([tick]) => tick)).toEqual(seen.map((_, index) => index))
})

test('a slow tick is made up for at once: none is lost and the schedule stays', () => {
  const { clock, seen } = start(40, (tick) => (tick === 2 ? 200 : 0))
  clock.advanceMs(400)
  expect(seen.map(([tick]) => tick)).toEqual(seen.map((_, index) => index))
  expect(seen.slice(2, 5)).toEqual([
    [2, 80],
    [3, 280],
    [4, 280],
  ])
  expect(seen.at(-1)?.[1]).toBe((seen.at(-1)?.[0] ?? 0) * 40)
})

test('a machine that slept goes on with the tick of now instead of thousands at once', () => {
  const { clock, seen } = start(40, (tick) => (tick === 2 ? 3_600_000 : 0))
  clock.advanceMs(160)
  expect(seen.map(([tick]) => tick).slice(0, 3)).toEqual([0, 1, 2])
  const [next, atMs] = seen[3] ?? []
  expect(next).toBe(Math.floor((atMs ?? 0) / 40))
  expect(seen.length).toBeLessThan(8)
})

test('a jump of the wall clock changes nothing', () => {
  const { clock, seen } = start(40)
  clock.advanceMs(80)
  clock.jumpWallMs(-86_400_000)
  clock.advanceMs(80)
  expect(seen).toHaveLength(5)
})

test('stops', () => {
  const { clock, ticker, seen } = start(40)
  clock.advanceMs(80)
  ticker.stop()
  clock.advanceMs(1_000)
  expect(seen).toHaveLength(3)
  expect(clock.waiting).toBe(0)
})
