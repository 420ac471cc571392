import { expect, test } from 'vitest'
import { countTests } from '../../../scripts/checks/run-vitest.mjs'
import { isGreen, summaryLines } from '../../../scripts/checks/summary.mjs'
import { splitFilters, vitestArguments } from '../../../scripts/checks/vitest-arguments.mjs'

const green = { ok: true, passed: 12, failed: 0, skipped: 0 }

test('project names choose projects, anything else is a filter', () => {
  const chosen = splitFilters(['unit', 'reconnect', 'e2e'])
  expect(chosen).toEqual({ projects: ['unit', 'e2e'], filters: ['reconnect'] })
  expect(vitestArguments({ ...chosen, results: 'r.json' }).slice(-3)).toEqual([
    '--project=unit',
    '--project=e2e',
    'reconnect',
  ])
})

test('the last line holds the totals', () => {
  expect(summaryLines({ types: true, lint: true, tests: green })).toEqual(['12 passed, 0 failed'])
  expect(summaryLines({ types: null, lint: null, tests: { ...green, skipped: 2 } })).toEqual([
    '12 passed, 0 failed, 2 skipped',
  ])
})

test('types and lint that fail are named and counted', () => {
  const lines = summaryLines({ types: false, lint: false, tests: green })
  expect(lines).toEqual(['types: failed, see above', 'lint: failed, see above', '12 passed, 2 failed'])
})

test('a run that failed outside any test is not green, and its totals say so', () => {
  const outcome = { types: true, lint: true, tests: { ...green, ok: false } }
  expect(isGreen(outcome)).toBe(false)
  expect(summaryLines(outcome)).toEqual(['vitest: failed, see above', '12 passed, 1 failed'])
})

test('no test executed is not green', () => {
  expect(isGreen({ types: true, lint: true, tests: { ...green, passed: 0 } })).toBe(false)
})

test('a test file that does not load counts as one failure, a missing report too', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ],
  }
  expect(countTests(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  expect(countTests(null)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
