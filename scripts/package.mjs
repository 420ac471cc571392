/**
 * `npm run package -- [electron-builder flags]`: the app for users, from the official Electron only.
 * `--test-runtime`: a folder to look at, made with the test runtime; it is never for users.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findTestRuntime } from './setup/electron-test-runtime.mjs'
import { ensureSetup } from './setup/ensure-setup.mjs'
import { DIST, inRoot } from './setup/places.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { runScript, SetupError } from './setup/say.mjs'

const BUILDER = inRoot('node_modules', 'electron-builder', 'cli.js')

await runScript(async () => {
  const asked = process.argv.slice(2)
  const { node, electron } = await ensureSetup({ electron: true })
  if (asked.includes('--test-runtime')) return packageForLooking(node, findTestRuntime())
  if (electron.kind === 'test') throw notForUsers()
  const target = asked.length > 0 ? asked : ['--dir']
  return runInPlace(node, [BUILDER, '--config', inRoot('electron-builder.yml'), '--publish', 'never', ...target])
})

/** Its Electron has Node 18, so the core's Node goes along; marked by its name. */
async function packageForLooking(node, runtime) {
  if (!runtime)
    throw new SetupError('There is no test runtime here. Run "npm test" once.', '没有测试运行时。请先运行 “npm test”。')
  const config = join(DIST, 'electron-builder.test-runtime.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: inRoot('electron-builder.yml'),
      productName: 'Cadence test runtime',
      electronDist: dirname(runtime.path),
      electronVersion: runtime.version,
      directories: { output: 'release/test-runtime' },
      extraResources: [{ from: node, to: 'node/bin/node' }],
    }),
  )
  const code = await runInPlace(node, [BUILDER, '--config', config, '--publish', 'never', '--dir'])
  // The loader app, which would be started in place of Cadence.
  rmSync(inRoot('release', 'test-runtime', 'linux-unpacked', 'resources', 'app'), { recursive: true, force: true })
  return code
}

function notForUsers() {
  return new SetupError(
    "Electron's official release is not here, and the test runtime is never packaged for users. Nothing was packaged. Run this where the release can be downloaded, or add --test-runtime for a folder to look at.",
    '此处没有 Electron 官方版本，而测试运行时绝不会打包给用户。没有打包任何内容。请在可下载官方版本的环境中运行，或加 --test-runtime 生成仅供查看的目录。',
  )
}
