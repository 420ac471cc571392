import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NODE_MODULES, RUNTIME_DIR } from './places.mjs'
import { runProgram } from './run-program.mjs'
import { say } from './say.mjs'
import { readStamp, writeStamp } from './stamp.mjs'
import { resolveStudioNode } from './studio-node.mjs'

const PACKAGE = join(NODE_MODULES, 'electron')
const ATTEMPT = join(RUNTIME_DIR, 'electron-official.json')
const RETRY_AFTER_MS = 24 * 3600 * 1000
const DOWNLOAD_LIMIT_MS = 10 * 60 * 1000
const REACH_LIMIT_MS = 5000

/** The pinned Electron's official binary, when its own install step has put it there; else null. */
export function findOfficialElectron() {
  const version = pinnedVersion()
  const program = readText(join(PACKAGE, 'path.txt'))
  const path = program && join(PACKAGE, 'dist', program)
  if (!path || !existsSync(path) || readText(join(PACKAGE, 'dist', 'version'))?.replace(/^v/, '') !== version)
    return null
  return { kind: 'official', path, version }
}

/** Runs Electron's own install step. A failure is remembered for a day, so that the next start doesn't wait for it. */
export async function downloadOfficialElectron() {
  const version = pinnedVersion()
  if (failedRecently()) return null
  say(`Downloading Electron ${version} …`, `正在下载 Electron ${version} …`)
  const reachable = await canReach(releaseAddress(version, process.env))
  if (reachable) await runProgram(resolveStudioNode(), [join(PACKAGE, 'install.js')], quietly())
  const found = findOfficialElectron()
  if (!found) writeStamp(ATTEMPT, { version, failedAtMs: Date.now() })
  return found
}

export const failedRecently = () => isRecentFailure(readStamp(ATTEMPT), pinnedVersion(), Date.now())

/** Whether this version's download failed within the last day. */
export function isRecentFailure(attempt, version, nowMs) {
  return attempt?.version === version && nowMs - attempt.failedAtMs < RETRY_AFTER_MS && nowMs >= attempt.failedAtMs
}

/** Where Electron's install step downloads from; it knows mirrors by the same names. */
export function releaseAddress(version, env) {
  const mirror = env.npm_config_electron_mirror || env.NPM_CONFIG_ELECTRON_MIRROR || env.ELECTRON_MIRROR
  return `${mirror || 'https://github.com/electron/electron/releases/download/'}v${version}/SHASUMS256.txt`
}

/** Any answer counts: the install step follows redirects and judges the file. */
async function canReach(address) {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_LIMIT_MS) })
    return true
  } catch {
    return false
  }
}

/** Its failure is a stack trace; our sentence follows instead. */
const quietly = () => ({
  stdio: process.env.CADENCE_DEBUG ? ['ignore', 2, 2] : 'ignore',
  timeoutMs: DOWNLOAD_LIMIT_MS,
})

const pinnedVersion = () => JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version

function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
