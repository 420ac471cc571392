/**
 * `npm run build -- [node] [electron] [renderer]`: brings dist/ up to date. What is fresh is left alone; `--force` builds
 * everything.
 */
import { existsSync } from 'node:fs'
import { inputsNow, isFresh, markFresh } from './build/freshness.mjs'
import { TARGETS } from './build/targets.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { inRoot } from './setup/places.mjs'
import { runScript, SetupError, say } from './setup/say.mjs'

await runScript(async () => {
  checkNodeVersion()
  if (!existsSync(inRoot('node_modules', 'esbuild'))) {
    throw new SetupError(
      'The npm packages are missing. Run "npm start" once.',
      '缺少 npm 依赖。请先运行一次 “npm start”。',
    )
  }
  const force = process.argv.includes('--force')
  const stale = chosenTargets(process.argv.slice(2)).filter((target) => force || !isFresh(target))
  let failures = 0
  for (const target of stale) if (!(await buildTarget(target))) failures += 1
  return failures === 0 ? 0 : 1
})

function chosenTargets(args) {
  const named = TARGETS.filter(({ name }) => args.includes(name))
  return named.length > 0 ? named : TARGETS
}

/** One target that fails doesn't keep the others from being built. Out: whether it was built. */
async function buildTarget(target) {
  const inputs = inputsNow(target)
  try {
    await bundle(target, Object.entries(target.entries))
  } catch (error) {
    say(`${target.name} could not be built: ${error.message}`, `${target.name} 构建失败：${error.message}`)
    return false
  }
  markFresh(target, inputs)
  say(`Built ${target.name}.`, `已构建 ${target.name}。`)
  return true
}

async function bundle(target, entries) {
  if (target.node) {
    const { bundleNode } = await import('./build/bundle-node.mjs')
    await bundleNode(target, entries)
  } else {
    const { bundleRenderer } = await import('./build/bundle-renderer.mjs')
    for (const [, source] of entries) await bundleRenderer(source)
  }
}
