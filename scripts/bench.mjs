/** `npm run bench -- NAME [--json]`: one benchmark of tests/bench. */
import { existsSync, readdirSync } from 'node:fs'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { inRoot } from './setup/places.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { runScript, SetupError } from './setup/say.mjs'

const FOLDER = inRoot('tests', 'bench')

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2)
  const names = benchNames()
  if (!names.includes(name)) {
    const known = names.join(' ') || '-'
    throw new SetupError(
      `${name ? `There is no benchmark "${name}".` : 'Which benchmark?'} Nothing was run. Choose one: ${known}`,
      `${name ? `没有名为“${name}”的基准测试。` : '请指定基准测试。'}没有运行任何内容。可选：${known}`,
      2,
    )
  }
  const { node } = await ensureSetup({ electron: name === 'start', system: groupsFor(name), systemRequired: true })
  return runInPlace(node, [`${FOLDER}/${name}.ts`, ...args])
})

/** Each file directly in tests/bench is one; helpers live in folders of their own. */
function benchNames() {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

const groupsFor = (name) => (name === 'start' ? ['ffmpeg', 'fonts', 'desktop', 'tests'] : ['ffmpeg', 'fonts'])
