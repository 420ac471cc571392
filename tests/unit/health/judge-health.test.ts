import { expect, test } from 'vitest'
import type { Condition } from '../../../src-main/core/health/conditions.ts'
import { judgeHealth, NOTHING_WATCHED } from '../../../src-main/core/health/judge-health.ts'

const trouble = (level: 'warn' | 'danger' = 'warn', percent = '2'): Condition => ({
  id: 'health.encoding',
  level,
  error: { code: 'health.encoding', details: { percent, encoder: 'x' } },
  raiseAfterMs: 3_000,
})

/** One judgement a second; what was told, and when. */
function judge(seconds: readonly (Condition | null)[]) {
  let verdict = NOTHING_WATCHED
  return seconds.flatMap((condition, second) => {
    verdict = judgeHealth(verdict, condition ? [condition] : [], { nowMs: second * 1_000, atMs: second })
    return [
      ...verdict.raised.map(({ level, sinceMs }) => `${second} raised ${level} since ${sinceMs}`),
      ...verdict.cleared.map((id) => `${second} cleared ${id}`),
    ]
  })
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

test('trouble is told when it has lasted three seconds, once, and is over after ten good ones', () => {
  expect(judge([...times(20, trouble()), ...times(15, null)])).toEqual([
    '3 raised warn since 3',
    '30 cleared health.encoding',
  ])
})

test('a moment of trouble is not told', () => {
  expect(judge([...times(3, trouble()), null, ...times(3, trouble()), ...times(20, null)])).toEqual([])
})

test('trouble that comes and goes is one alert', () => {
  const comesAndGoes = times(6, [...times(4, trouble()), ...times(5, null)]).flat()
  expect(judge([...comesAndGoes, ...times(12, null)])).toEqual(['3 raised warn since 3', '59 cleared health.encoding'])
})

test('worse is told at once with the time it began; better is not', () => {
  const seconds = [...times(5, trouble()), ...times(3, trouble('danger', '9')), ...times(20, trouble('warn', '3'))]
  expect(judge(seconds)).toEqual(['3 raised warn since 3', '5 raised danger since 3'])
})
