import { expect, test } from 'vitest'
import { createHealthControl } from '../../../src-main/core/health/health-control.ts'
import type { HealthReading } from '../../../src-main/core/health/health-reading.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

const first: HealthReading = {
  ticks: 0,
  missedTicks: 0,
  latePictures: 0,
  offeredTicks: 0,
  droppedTicks: 0,
  encodedBytes: 0,
  encodeDelayMs: 41.6,
  avOffsetMs: 3.2,
  encoder: { waitingMs: 60, fill: 0.02 },
  picture: { stillMs: 0, isBlack: false },
}

function start() {
  const clock = manualClock()
  const log = createStateLog(clock)
  const jumps: number[] = []
  const health = createHealthControl({
    clock,
    log,
    childPids: () => [],
    onClockJump: (byMs) => jumps.push(byMs),
    cpu: { read: () => 0.5 },
    cores: 2,
  })
  let reading = first
  /** A second in which so many of 30 ticks had no room. */
  const second = (dropped = 0) => {
    clock.advanceMs(1_000)
    reading = {
      ...reading,
      ticks: reading.ticks + 30,
      offeredTicks: reading.offeredTicks + 30,
      droppedTicks: reading.droppedTicks + dropped,
      encodedBytes: reading.encodedBytes + 312_500,
    }
    health.onReading(reading)
  }
  const seconds = (count: number, dropped = 0) => {
    for (let index = 0; index < count; index++) second(dropped)
  }
  return { clock, log, health, seconds, jumps }
}

test('once a second the state says how the show is', () => {
  const { log, health, seconds } = start()
  seconds(3)
  health.onQueue('destination', { id: 'd', waitingMs: 400, fill: 0.1, sentKbps: 2_400 })
  seconds(1)
  expect(log.state.health).toEqual({
    atMs: expect.any(Number),
    rendering: { lost: 0, total: 90, level: 'ok' },
    encoding: { lost: 0, total: 90, level: 'ok' },
    network: { lost: 0, total: 0, level: 'ok' },
    encodeDelayMs: 42,
    avOffsetMs: 3,
    bitrateKbps: 2_500,
    cpuCores: 0.5,
    queues: [
      { id: 'encoder', kind: 'encoder', waitingMs: 60, fill: 0.02 },
      { id: 'd', kind: 'destination', waitingMs: 400, fill: 0.1 },
    ],
  })
})

test('a queue that is not heard of any more is gone', () => {
  const { log, health, seconds } = start()
  health.onQueue('recording', { id: 'recording', waitingMs: 0, fill: 0, sentKbps: 0 })
  seconds(3)
  expect(log.state.health?.queues.map(({ id }) => id)).toEqual(['encoder'])
})

test('an encoder that is too slow is told, and that it is over, in the journal too', () => {
  const { log, seconds } = start()
  const told: string[] = []
  log.onEvent((_seq, event) => {
    if (event.type === 'alert.raised') told.push(`raised ${event.alert.id} ${event.alert.level}`)
    if (event.type === 'alert.cleared') told.push(`cleared ${event.alertId}`)
  })
  seconds(3)
  seconds(5, 6)
  expect(log.state.alerts).toMatchObject([{ id: 'health.encoding' }])
  seconds(30)
  expect(log.state.alerts).toEqual([])
  expect(told).toEqual(['raised health.encoding danger', 'cleared health.encoding'])
})

test.each([3_600_000, -3_600_000])('a clock that jumps by %i ms is told, and moves no window', (byMs) => {
  const { clock, log, health, seconds, jumps } = start()
  seconds(5, 1)
  clock.jumpWallMs(byMs)
  seconds(5, 1)
  expect(log.state.alerts.map(({ id }) => id)).toContain('health.clock-jump')
  expect(log.state.health?.encoding).toMatchObject({ lost: 9, total: 270 })
  expect(log.state.health?.bitrateKbps).toBe(2_500)
  expect(health.lastClockJump()).toMatchObject({ byMs })
  expect(jumps).toEqual([byMs])
  seconds(80)
  expect(log.state.alerts).toEqual([])
})

test('a clock that is set right little by little is no jump', () => {
  const { clock, log, health, seconds } = start()
  for (let step = 0; step < 20; step++) {
    clock.jumpWallMs(500)
    seconds(1)
  }
  expect(health.lastClockJump()).toBeNull()
  expect(log.state.alerts).toEqual([])
})
