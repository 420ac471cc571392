import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Health, LossWindow } from '../../../src-main/contract/health.ts'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { Graph } from '../../../src-renderer/cockpit/health/graph.tsx'
import { graphPath, graphRange } from '../../../src-renderer/cockpit/health/graph-path.ts'
import { lossPercent } from '../../../src-renderer/cockpit/health/losses.ts'
import { temperature } from '../../../src-renderer/cockpit/health/temperature.ts'
import { streamVerdict } from '../../../src-renderer/cockpit/top-bar/stream-verdict.ts'
import { HISTORY_MS, withHealth } from '../../../src-renderer/store/health-history.ts'
import { say } from '../../../src-renderer/text/sentence.ts'

const NO_LOSS: LossWindow = { lost: 0, total: 300, level: 'ok' }
const health = (atMs: number, change: Partial<Health> = {}): Health => ({
  atMs,
  rendering: NO_LOSS,
  encoding: NO_LOSS,
  network: NO_LOSS,
  encodeDelayMs: 40,
  avOffsetMs: 0,
  bitrateKbps: 2_500,
  cpuCores: 1,
  queues: [],
  ...change,
})
const measured = (atMs: number) => ({ type: 'health.measured', atMs, health: health(atMs) }) as const
const english = say.bind(null, 'en') as Parameters<ReturnType<typeof streamVerdict>['say']>[0]

test('three minutes of health are kept, however long the show', () => {
  let history: readonly Health[] = []
  for (let second = 0; second < 1_000; second += 1) history = withHealth(history, measured(second * 1_000))
  expect(history).toHaveLength(HISTORY_MS / 1_000 + 1)
  expect(history.at(-1)?.atMs).toBe(999_000)
  expect(withHealth(history, measured(5_000)).map(({ atMs }) => atMs)).toEqual([5_000])
})

test('a line ends at the right edge and breaks where nothing was measured or known', () => {
  const at = (atMs: number, value: number | null) => ({ atMs: HISTORY_MS + atMs, value })
  expect(graphPath([at(-90_000, 0), at(-89_000, 50), at(-60_000, 50), at(0, 200)], 100)).toBe(
    'M50.00 100.00L50.56 50.00M66.67 50.00M100.00 0.00',
  )
  expect(graphPath([at(-1_000, null), at(0, 100)], 100)).toBe('M100.00 0.00')
  expect(graphRange([at(0, 3), at(1, null), at(2, 1)])).toEqual({ least: 1, most: 3 })
  expect(graphRange([])).toBeNull()
})

test('a graph says in words what it draws', () => {
  const samples = [4_000, 2_000, 3_000].map((value, second) => ({ atMs: second * 1_000, value }))
  const html = renderToStaticMarkup(
    <Graph name="Bitrate" lines={[{ name: 'Bitrate', samples }]} atLeast={5_000} say={(kbps) => `${kbps} k`} />,
  )
  expect(html).toMatch(/aria-label="Bitrate[^"]*3000 k[^"]*2000 k[^"]*4000 k/)
})

test('losses are a share of what was due, queues have a temperature', () => {
  expect([
    lossPercent({ lost: 3, total: 300, level: 'warn' }),
    lossPercent({ lost: 0, total: 0, level: 'ok' }),
  ]).toEqual([1, 0])
  expect([0, 0.5, 0.79, 0.8].map(temperature)).toEqual(['cool', 'warm', 'warm', 'hot'])
})

test('the one line says danger before who receives it, and a lowered bitrate only when all else is well', () => {
  const destination = (kind: string) => ({ state: { kind }, counters: {} })
  const judge = (change: object) =>
    streamVerdict({ ...INITIAL_STATE, destinations: { a: destination('live') }, ...change } as never)
  const danger = health(0, { network: { lost: 30, total: 300, level: 'danger' } })
  const lowered = { ...INITIAL_STATE.bitrate, reason: { en: 'x', 'zh-CN': 'x' } }
  expect(judge({}).tone).toBe('ok')
  expect(judge({ health: danger, destinations: { a: destination('retrying') } }).say(english)).toBe('Losing pictures')
  expect(judge({ bitrate: lowered }).say(english)).toBe('Bitrate lowered')
  expect(judge({ destinations: { a: destination('live'), b: destination('stopped') } }).tone).toBe('ok')
})
