import { inRoot } from '../setup/places.mjs'
import { runProgram } from '../setup/run-program.mjs'
import { say } from '../setup/say.mjs'

const VISIBLE = { stdio: ['ignore', 'inherit', 'inherit'] }

/** Types of every area, as project references. Out: passed or not. */
export function checkTypes(node) {
  say('Types (tsc -b) …', '类型检查（tsc -b）…')
  return passed(node, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b', '--pretty', 'false'])
}

/** Format, lint and import directions. Out: passed or not. */
export function checkLint(node) {
  say('Lint (biome) …', '代码检查（biome）…')
  return passed(node, [inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'ci', '.'])
}

async function passed(node, args) {
  const { code } = await runProgram(node, args, VISIBLE)
  return code === 0
}
