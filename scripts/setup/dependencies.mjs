import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { inRoot, NODE_MODULES } from './places.mjs'
import { SetupError, say } from './say.mjs'
import { withSetupLock } from './setup-lock.mjs'
import { readStamp, writeStamp } from './stamp.mjs'

const LOCKFILE = inRoot('package-lock.json')
const STAMP = join(NODE_MODULES, '.cadence-setup.json')

/**
 * As the lock file says, and without changing it. Not `npm ci`: that refuses the lock file where a registry lacks
 * another platform's optional packages, which nobody here needs.
 */
const INSTALL = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-progress',
  '--loglevel=error',
]

/** Installs the npm packages when there are none, or when package-lock.json is not the one they came from. */
export async function ensureDependencies() {
  if (isInstalled()) return
  await withSetupLock(async () => {
    if (isInstalled()) return
    say('Installing the npm packages (install scripts off) …', '正在安装 npm 依赖（不执行安装脚本）…')
    const { code } = await runNpm(INSTALL)
    if (code !== 0) {
      throw new SetupError(
        `The npm packages could not be installed (npm ended with ${code}; its lines are above). Nothing was started. Check the network and run the same command again.`,
        `npm 依赖安装失败（npm 退出码 ${code}，详见上文）。没有启动任何内容。请检查网络后重新运行同一命令。`,
      )
    }
    writeStamp(STAMP, { lockfile: lockfileHash() })
  })
}

function isInstalled() {
  const lockfile = lockfileHash()
  if (readStamp(STAMP)?.lockfile === lockfile) return true
  const wanted = readStamp(LOCKFILE)
  const present = readStamp(join(NODE_MODULES, '.package-lock.json'))
  if (!wanted || !present || !holdsEverything(wanted, present)) return false
  writeStamp(STAMP, { lockfile })
  return true
}

/** Whether npm's own record of node_modules has each package of the lock file (optional ones differ by platform). */
export function holdsEverything(wanted, present) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) return true
    return present.packages?.[path]?.version === entry.version
  })
}

const lockfileHash = () => createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex')
