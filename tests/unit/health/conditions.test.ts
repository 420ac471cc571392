import { expect, test } from 'vitest'
import { describeError } from '../../../src-main/contract/errors.ts'
import type { Health, LossWindow } from '../../../src-main/contract/health.ts'
import { INITIAL_STATE, type StudioState } from '../../../src-main/contract/state.ts'
import { clockCondition, conditionsOf } from '../../../src-main/core/health/conditions.ts'
import { lossWindow } from '../../../src-main/core/health/loss-window.ts'

const good = lossWindow(0, 300)
const bad = lossWindow(9, 300)
const healthy: Health = {
  atMs: 0,
  rendering: good,
  encoding: good,
  network: good,
  encodeDelayMs: 40,
  avOffsetMs: 8,
  bitrateKbps: 2_500,
  cpuCores: 1.2,
  queues: [],
}
const onAir = (...names: string[]): StudioState => ({
  ...INITIAL_STATE,
  encoder: { kind: 'running', encoder: 'h264_nvenc' },
  destinations: Object.fromEntries(
    names.map((name) => [
      name,
      {
        id: name,
        name,
        platform: 'custom',
        shape: 'wide',
        url: '',
        state: { kind: 'live', sinceMs: 0 },
        counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
      },
    ]),
  ),
})
const told = (health: Partial<Health>, networkOf: Record<string, LossWindow> = {}, state = onAir('A', 'B')) =>
  conditionsOf({ ...healthy, ...health }, { networkOf, cores: 2 }, state).map(({ id, level, error }) => ({
    id,
    level,
    en: describeError(error).en,
  }))

test('a healthy show has nothing to tell', () => {
  expect(told({}, { A: good, B: good })).toEqual([])
  expect(told({ cpuCores: null, avOffsetMs: null, encodeDelayMs: null })).toEqual([])
})

test('each side of this computer has its own words', () => {
  expect(told({ rendering: bad })).toMatchObject([{ id: 'health.rendering', level: 'warn' }])
  expect(told({ encoding: lossWindow(30, 300) })).toMatchObject([
    { id: 'health.encoding', level: 'danger', en: expect.stringMatching(/h264_nvenc.*10\.0 %/) },
  ])
  expect(told({ cpuCores: 1.9 })).toMatchObject([{ id: 'health.cpu', en: expect.stringContaining('95 %') }])
})

test('one platform that loses is named; all at once are the line', () => {
  expect(told({}, { A: bad, B: good })).toMatchObject([
    { id: 'health.network A', en: expect.stringMatching(/^A takes/) },
  ])
  expect(told({}, { A: bad, B: lossWindow(30, 300) })).toMatchObject([
    { id: 'health.line', level: 'danger', en: expect.stringMatching(/A, B.*10\.0 %/) },
  ])
})

test('a single destination that loses is that destination, and one off air is nothing', () => {
  expect(told({}, { A: bad }, onAir('A'))).toMatchObject([{ id: 'health.network A' }])
  expect(told({}, { C: bad }, onAir('A'))).toEqual([])
})

test('sound and picture apart, in either direction', () => {
  expect(told({ avOffsetMs: 40 })).toEqual([])
  expect(told({ avOffsetMs: -80 })).toMatchObject([{ level: 'warn', en: expect.stringContaining('80 ms') }])
  expect(told({ avOffsetMs: 200 })).toMatchObject([{ level: 'danger' }])
})

test('a clock that jumped is worth knowing for a minute', () => {
  expect(clockCondition(null)).toEqual([])
  expect(clockCondition({ byMs: -3_600_000, agoMs: 0 })).toMatchObject([
    { id: 'health.clock-jump', error: { code: 'health.clock-back', details: { seconds: '3600' } } },
  ])
  expect(clockCondition({ byMs: 5_000, agoMs: 61_000 })).toEqual([])
})
