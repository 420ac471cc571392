import { rmSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { DIST, inRoot, ROOT } from '../setup/places.mjs'
import { runInPlace } from '../setup/run-program.mjs'
import { readStamp } from '../setup/stamp.mjs'
import { countTests } from './count-tests.mjs'
import { vitestArguments } from './vitest-arguments.mjs'

const RESULTS = `${DIST}/test-results.json`

/** Runs Vitest with the studio's Node. Out: whether it ended well, and what `countTests` says. */
export async function runVitest(node, { projects, filters = [], env = process.env }) {
  rmSync(RESULTS, { force: true })
  const program = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const args = vitestArguments({ projects, filters, results: RESULTS })
  const withNode = { ...env, PATH: [dirname(node), env.PATH].join(delimiter), NODE_ENV: 'test' }
  const code = await runInPlace(node, [program, ...args], { cwd: ROOT, env: withNode })
  return { ok: code === 0, ...countTests(readStamp(RESULTS)) }
}
