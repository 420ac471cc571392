import { expect, test } from 'vitest'
import { startStallWatchdog } from '../../../src-main/core/process/stall-watchdog.ts'
import { manualClock } from '../../support/manual-clock.ts'

function start() {
  const clock = manualClock()
  const work = { due: true, stalls: 0 }
  const watchdog = startStallWatchdog({
    clock,
    limitMs: () => 5_000,
    isDue: () => work.due,
    onStall: () => {
      work.stalls += 1
    },
  })
  return { clock, work, watchdog }
}

test('what makes no progress while it is due stalls, once', () => {
  const { clock, work } = start()
  clock.advanceMs(4_500)
  expect(work.stalls).toBe(0)
  clock.advanceMs(1_000)
  expect(work.stalls).toBe(1)
  clock.advanceMs(60_000)
  expect(work.stalls).toBe(1)
  expect(clock.waiting).toBe(0)
})

test('progress puts it off', () => {
  const { clock, work, watchdog } = start()
  for (let second = 0; second < 30; second++) {
    clock.advanceMs(1_000)
    watchdog.progressed()
  }
  expect(work.stalls).toBe(0)
})

test('time in which nothing is due does not count', () => {
  const { clock, work } = start()
  clock.advanceMs(4_000)
  work.due = false
  clock.advanceMs(60_000)
  work.due = true
  clock.advanceMs(4_000)
  expect(work.stalls).toBe(0)
  clock.advanceMs(1_500)
  expect(work.stalls).toBe(1)
})

test('stopped, it leaves no timer', () => {
  const { clock, work, watchdog } = start()
  watchdog.stop()
  clock.advanceMs(60_000)
  expect(work.stalls).toBe(0)
  expect(clock.waiting).toBe(0)
})
