import { isBuildFresh } from '../build/freshness.mjs'
import { ensureBundledFfmpeg } from './bundled-ffmpeg.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { inRoot } from './places.mjs'
import { runProgram } from './run-program.mjs'
import { SetupError, say } from './say.mjs'
import { withSetupLock } from './setup-lock.mjs'
import { resolveStudioNode } from './studio-node.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/**
 * Installs what is missing, each step said in a line, none done twice. Out: `{ node, electron }`.
 * `system`: groups of system packages; `systemRequired`: stop when one is missing; `build`: bring dist/ up to date.
 */
export async function ensureSetup({ electron = false, system = [], systemRequired = false, build = true } = {}) {
  checkNodeVersion()
  await ensureSystemPackages(system, { required: systemRequired })
  await ensureDependencies()
  ensureBundledFfmpeg()
  const node = resolveStudioNode()
  const runtime = electron ? await ensureElectron() : null
  if (build) await ensureBuild(node)
  return { node, electron: runtime }
}

async function ensureBuild(node) {
  if (isBuildFresh()) return
  await withSetupLock(async () => {
    if (isBuildFresh()) return
    say('Building …', '正在构建…')
    const { code } = await runProgram(node, [inRoot('scripts', 'build.mjs')])
    if (code === 0) return
    throw new SetupError(
      'The program could not be built; the reason is above. Nothing was started. Correct it and run again.',
      '构建失败，原因见上文。没有启动任何内容。请修正后重新运行。',
    )
  })
}
