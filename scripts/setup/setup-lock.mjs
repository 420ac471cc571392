import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { inRoot, RUNTIME_DIR } from './places.mjs'
import { say } from './say.mjs'

const LOCK = inRoot('.runtime', 'setup.lock')

/** Runs `work` while no other set-up of this clone does. A lock whose owner is gone is taken over. */
export async function withSetupLock(work) {
  mkdirSync(RUNTIME_DIR, { recursive: true })
  let told = false
  while (!take()) {
    const owner = ownerPid()
    if (isAbandoned(owner)) rmSync(LOCK, { force: true })
    else if (!told) {
      told = true
      say(
        `Waiting for the set-up that process ${owner ?? '?'} is doing here.`,
        `正在等待进程 ${owner ?? '?'} 完成安装设置。`,
      )
    }
    await wait(150)
  }
  try {
    return await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function ownerPid() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/** Its owner is gone, or died between making the file and writing its pid. */
function isAbandoned(owner) {
  if (owner !== null) return !isAlive(owner)
  const madeAtMs = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  return Date.now() - madeAtMs > 5000
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
