import { rmSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { DIST, inRoot, ROOT } from '../setup/places.mjs'
import { runInPlace } from '../setup/run-program.mjs'
import { readStamp } from '../setup/stamp.mjs'
import { vitestArguments } from './vitest-arguments.mjs'

const RESULTS = `${DIST}/test-results.json`

/** Runs Vitest with the studio's Node. Out: `{ ok, passed, failed, skipped }`. */
export async function runVitest(node, { projects, filters = [], env = process.env }) {
  rmSync(RESULTS, { force: true })
  const program = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const args = vitestArguments({ projects, filters, results: RESULTS })
  const withNode = { ...env, PATH: [dirname(node), env.PATH].join(delimiter), NODE_ENV: 'test' }
  const code = await runInPlace(node, [program, ...args], { cwd: ROOT, env: withNode })
  return { ok: code === 0, ...countTests(readStamp(RESULTS)) }
}

/** Totals of Vitest's JSON report; a file that failed to load counts as one failure. */
export function countTests(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
