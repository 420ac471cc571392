/** `npm run build`: brings dist/ up to date. What is fresh is left alone; `--force` builds everything. */
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
  for (const target of TARGETS) if (force || !isFresh(target)) await buildTarget(target)
  return 0
})

async function buildTarget(target) {
  const inputs = inputsNow(target)
  const entries = Object.entries(target.entries).filter(([, source]) => isThere(source))
  if (entries.length === 0) return
  if (target.node) {
    const { bundleNode } = await import('./build/bundle-node.mjs')
    await bundleNode(target, entries)
  } else {
    const { bundleRenderer } = await import('./build/bundle-renderer.mjs')
    for (const [, source] of entries) await bundleRenderer(source)
  }
  markFresh(target, inputs)
  say(`Built ${target.name}.`, `已构建 ${target.name}。`)
}

function isThere(source) {
  if (existsSync(inRoot(source))) return true
  say(`${source} does not exist yet; its bundle is skipped.`, `${source} 尚不存在，跳过。`)
  return false
}
