/** `npm run bench -- NAME [--json]`: one benchmark of tests/bench. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { electronEnv } from './setup/electron-env.mjs'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { inRoot } from './setup/places.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { runScript, SetupError } from './setup/say.mjs'
import { onVirtualDisplay } from './setup/virtual-display.mjs'

const FOLDER = inRoot('tests', 'bench')
/** These open the desktop app or a browser; they get a display of their own. */
const NEEDS_WINDOWS = ['start']
/** The same picture on every computer: a studio that finds out what it sustains would change its size in between. */
process.env.CADENCE_PICTURE ??= '720p30'

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
  return NEEDS_WINDOWS.includes(name) ? benchWithWindows(name, args) : benchAlone(name, args)
})

/** Each file directly in tests/bench is one; helpers live in folders of their own. */
function benchNames() {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function benchAlone(name, args) {
  const { node } = await ensureSetup({ system: ['ffmpeg', 'fonts', 'tests'], systemRequired: true })
  return runInPlace(node, [join(FOLDER, `${name}.ts`), ...args])
}

async function benchWithWindows(name, args) {
  const system = ['ffmpeg', 'fonts', 'desktop', 'tests']
  const { node, electron } = await ensureSetup({ electron: true, system, systemRequired: true })
  return onVirtualDisplay((env) =>
    runInPlace(node, [join(FOLDER, `${name}.ts`), ...args], { env: { ...env, ...electronEnv(electron) } }),
  )
}
