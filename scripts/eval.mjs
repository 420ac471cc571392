/** `npm run eval -- triage|language|clusters [--public DIR]`: how often the shipped models are right; writes it into their card. */
import { ensureSetup } from './setup/ensure-setup.mjs'
import { inRoot } from './setup/places.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { runScript, SetupError } from './setup/say.mjs'

const NAMES = ['triage', 'language', 'clusters']

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (!NAMES.includes(name)) {
    const known = NAMES.join(' ')
    throw new SetupError(
      `${name ? `There is no evaluation "${name}".` : 'Which evaluation?'} Nothing was run. Choose one: ${known}`,
      `${name ? `没有名为“${name}”的评估。` : '请指定评估。'}没有运行任何内容。可选：${known}`,
      2,
    )
  }
  // It reads the sources, not dist/.
  const { node } = await ensureSetup({ build: false })
  return runInPlace(node, [inRoot('tests', 'eval', `${name}.ts`), ...args])
})
