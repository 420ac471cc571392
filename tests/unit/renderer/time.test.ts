import { expect, test } from 'vitest'
import type { Phase, RunState } from '../../../src-main/contract/state.ts'
import { currentPhase, phaseLeftMs, runPosition } from '../../../src-renderer/cockpit/run/phase-time.ts'
import { showTimeMs } from '../../../src-renderer/store/use-show-time.ts'
import {
  formatCountdown,
  formatDuration,
  formatElapsed,
  formatPlace,
  secondsUntil,
} from '../../../src-renderer/text/format-duration.ts'

const MIN = 60_000
const words = { en: '', 'zh-CN': '' }
const phase = (id: string, from: number, to: number): Phase => ({
  id,
  title: words,
  purpose: words,
  interaction: words,
  startsAtMs: from * MIN,
  endsAtMs: to * MIN,
})
const run: RunState = {
  title: words,
  phases: [phase('warm-up', 0, 5), phase('explain', 5, 20)],
  currentPhaseId: null,
  nextCue: null,
  currentCue: null,
}

test('a countdown stands at zero only once the deadline has passed', () => {
  expect(formatCountdown(258_000)).toBe('04:18')
  expect(formatCountdown(1)).toBe('00:01')
  expect(formatCountdown(0)).toBe('00:00')
  expect(formatCountdown(-5_000)).toBe('00:00')
  expect(formatCountdown(3_600_000)).toBe('1:00:00')
})

test('elapsed time and places in the show', () => {
  expect(formatElapsed(37 * MIN + 42_900)).toBe('00:37:42')
  expect(formatElapsed(-1)).toBe('00:00:00')
  expect(formatPlace(42 * MIN)).toBe('42:00')
  expect(formatPlace(67 * MIN + 1_000)).toBe('1:07:01')
  expect(secondsUntil(10_100, 8_000)).toBe(3)
  expect(secondsUntil(1, 8_000)).toBe(0)
})

test('durations are said with at most two units, in both languages', () => {
  expect(formatDuration(7 * MIN + 18_000, 'en')).toBe('7 min 18 s')
  expect(formatDuration(7 * MIN + 18_000, 'zh-CN')).toBe('7 分 18 秒')
  expect(formatDuration(0, 'en')).toBe('0 s')
  expect(formatDuration(60 * MIN, 'zh-CN')).toBe('1 小时')
  expect(formatDuration(61 * MIN + 30_000, 'en')).toBe('1 h 1 min')
})

test('the core’s phase wins; before its first word the clock decides', () => {
  expect(currentPhase(run, 6 * MIN)?.id).toBe('explain')
  expect(currentPhase({ ...run, currentPhaseId: 'warm-up' }, 6 * MIN)?.id).toBe('warm-up')
  expect(currentPhase(run, 99 * MIN)).toBeNull()
})

test('time left in a phase turns negative by as much as it is over', () => {
  const warmUp = phase('warm-up', 0, 5)
  expect(phaseLeftMs(warmUp, 4 * MIN)).toBe(MIN)
  expect(phaseLeftMs(warmUp, 6 * MIN)).toBe(-MIN)
})

test('the place in the run stays between its ends', () => {
  expect(runPosition(run, 10 * MIN)).toBe(0.5)
  expect(runPosition(run, 99 * MIN)).toBe(1)
  expect(runPosition({ ...run, phases: [] }, MIN)).toBe(0)
})

test('show time follows the clock’s speed and never runs before the first frame', () => {
  expect(showTimeMs({ startedAtMs: 1_000, speed: 10 }, 3_000)).toBe(20_000)
  expect(showTimeMs({ startedAtMs: 9_000, speed: 1 }, 3_000)).toBe(0)
})
