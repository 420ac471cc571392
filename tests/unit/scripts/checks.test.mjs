import { expect, test } from 'vitest'
import { countTests } from '../../../scripts/checks/count-tests.mjs'
import { isGreen, summaryLines } from '../../../scripts/checks/summary.mjs'
import { splitFilters, vitestArguments } from '../../../scripts/checks/vitest-arguments.mjs'

const green = { ok: true, passed: 12, failed: 0, skipped: 0, skips: [], files: [] }
const anywhere = { skipsAllowed: true }

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
  expect(isGreen(outcome, anywhere)).toBe(false)
  expect(summaryLines(outcome)).toEqual(['vitest: failed, see above', '12 passed, 1 failed'])
})

test('no test executed is not green', () => {
  expect(isGreen({ types: true, lint: true, tests: { ...green, passed: 0 } }, anywhere)).toBe(false)
})

test('a skipped test is named with its reason, and fails a run on a CI alone', () => {
  const skips = [{ name: 'a throttled link', reason: 'needs root' }]
  const outcome = { types: true, lint: true, tests: { ...green, skipped: 1, skips } }
  expect(summaryLines(outcome)).toEqual(['skipped: a throttled link (needs root)', '12 passed, 0 failed, 1 skipped'])
  expect(isGreen(outcome, anywhere)).toBe(true)
  expect(isGreen(outcome, { skipsAllowed: false })).toBe(false)
  expect(isGreen({ ...outcome, tests: green }, { skipsAllowed: false })).toBe(true)
})

test('files that have the machine to themselves are listed with their time, longest first', () => {
  const files = [
    { name: '/c/tests/unit/a.test.ts', seconds: 9 },
    { name: '/c/tests/pipeline/b.test.ts', seconds: 12.04 },
    { name: '/c/tests/e2e/c.test.ts', seconds: 101 },
  ]
  expect(summaryLines({ types: true, lint: true, tests: { ...green, files } }).slice(0, -1)).toEqual([
    ' 101.0 s  tests/e2e/c.test.ts',
    '  12.0 s  tests/pipeline/b.test.ts',
  ])
})

test('a test file that does not load counts as one failure, a missing report too', () => {
  const skipped = { status: 'skipped', fullName: 'a link', meta: { skipReason: 'needs root' } }
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { name: '/a.test.ts', startTime: 1_000, endTime: 3_500, status: 'failed', assertionResults: [] },
      {
        name: '/b.test.ts',
        startTime: 0,
        endTime: 0,
        status: 'failed',
        assertionResults: [{ status: 'failed' }, skipped],
      },
    ],
  }
  expect(countTests(report)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    skips: [{ name: 'a link', reason: 'needs root' }],
    files: [
      { name: '/a.test.ts', seconds: 2.5 },
      { name: '/b.test.ts', seconds: 0 },
    ],
  })
  expect(countTests(null)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})
