import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { RUNTIME_DIR } from './places.mjs'
import { runProgram } from './run-program.mjs'
import { SetupError, say } from './say.mjs'
import { withSetupLock } from './setup-lock.mjs'
import { readStamp, writeStamp } from './stamp.mjs'

/** Debian packages by what needs them. */
export const SYSTEM_PACKAGES = {
  ffmpeg: ['ffmpeg'],
  fonts: ['fonts-noto-cjk', 'fonts-noto-core', 'fonts-noto-color-emoji'],
  desktop: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4', 'libxss1', 'libxtst6'],
  tests: [
    ...['xvfb', 'xauth', 'chromium', 'nginx', 'libnginx-mod-rtmp', 'iproute2', 'openssl', 'pulseaudio'],
    ...['python3', 'python3-numpy'],
  ],
}

const DPKG_STATUS = '/var/lib/dpkg/status'
const STAMP = join(RUNTIME_DIR, 'system-packages.json')

/**
 * Sees to it that the groups are installed: as root on Debian by installing them, else by printing the command.
 * @throws SetupError when something is missing and `required`.
 */
export async function ensureSystemPackages(groups, { required }) {
  if (process.platform !== 'linux') return
  const wanted = groups.flatMap((group) => SYSTEM_PACKAGES[group])
  if (!existsSync(DPKG_STATUS)) return
  if (wasComplete(wanted)) return
  let missing = await missingPackages(wanted)
  if (missing.length > 0 && process.getuid() === 0 && isOnPath('apt-get')) {
    missing = await withSetupLock(() => installMissing(wanted))
  }
  if (missing.length > 0) return reportMissing(missing, required)
  writeStamp(STAMP, { dpkgStatusMs: dpkgStatusMs(), packages: remembered(wanted) })
}

async function installMissing(wanted) {
  const missing = await missingPackages(wanted)
  if (missing.length === 0) return missing
  say(`Installing Debian packages: ${missing.join(' ')} …`, `正在安装 Debian 软件包：${missing.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patient = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2', '-o', 'Dpkg::Use-Pty=0']
  await runProgram('apt-get', [...patient, '-qq', 'update'], { env })
  await withoutServiceStarts(() =>
    runProgram('apt-get', [...patient, '-qq', 'install', '-y', '--no-install-recommends', ...missing], { env }),
  )
  return missingPackages(wanted)
}

/** Debian asks this program before it starts a service; 101 is no (nginx would open port 80 to everyone). */
const POLICY = '/usr/sbin/policy-rc.d'

async function withoutServiceStarts(install) {
  if (existsSync(POLICY)) return install()
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return await install()
  } finally {
    rmSync(POLICY, { force: true })
  }
}

function reportMissing(missing, required) {
  const command = installCommand(missing, process.getuid() === 0)
  if (!required) {
    say(
      `Some system packages are missing; going on without them. To install them: ${command}`,
      `缺少部分系统软件包，先继续运行。安装命令：${command}`,
    )
    return
  }
  throw new SetupError(
    `These system packages are missing: ${missing.join(' ')}. Nothing was started. Install them and run again: ${command}`,
    `缺少系统软件包：${missing.join(' ')}。没有启动任何内容。请安装后重新运行：${command}`,
  )
}

/** The command that installs them, to be typed by a person. */
export function installCommand(packages, isRoot) {
  const sudo = isRoot ? '' : 'sudo '
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

async function missingPackages(wanted) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
  const format = '-f=${db:Status-Status} ${Package}\\n'
  const { stdout } = await runProgram('dpkg-query', ['-W', format, ...wanted], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return notInstalled(wanted, stdout)
}

/** Those of `wanted` that dpkg-query's lines ("installed NAME") don't list as installed. */
export function notInstalled(wanted, lines) {
  const installed = new Set(lines.split('\n').flatMap((line) => line.match(/^installed (\S+)$/)?.[1] ?? []))
  return wanted.filter((name) => !installed.has(name))
}

/** Nothing was installed or removed since the last look, and that look found these. */
function wasComplete(wanted) {
  const stamp = readStamp(STAMP)
  return stamp?.dpkgStatusMs === dpkgStatusMs() && wanted.every((name) => stamp.packages.includes(name))
}

function remembered(wanted) {
  const stamp = readStamp(STAMP)
  const before = stamp?.dpkgStatusMs === dpkgStatusMs() ? stamp.packages : []
  return [...new Set([...before, ...wanted])]
}

const dpkgStatusMs = () => statSync(DPKG_STATUS).mtimeMs

const isOnPath = (program) => (process.env.PATH ?? '').split(delimiter).some((dir) => existsSync(join(dir, program)))
