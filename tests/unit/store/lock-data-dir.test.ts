import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { processStartTime } from '../../../src-main/core/process/process-identity.ts'
import { lockDataDir, lockPath } from '../../../src-main/core/store/lock-data-dir.ts'
import { tempDir } from '../../support/temp-dir.ts'

const ownerOf = (dataDir: string) => JSON.parse(readFileSync(lockPath(dataDir), 'utf8'))
const lockAs = (dataDir: string, pid: number, startTime: string | null) =>
  writeFileSync(lockPath(dataDir), JSON.stringify({ pid, startTime }))

async function otherProcess() {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  await once(child, 'spawn')
  const pid = child.pid as number
  const end = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  onTestFinished(() => void child.kill('SIGKILL'))
  return { pid, startTime: processStartTime(pid), end }
}

test('holds the folder until it is released', () => {
  const dataDir = join(tempDir(), 'not', 'there', 'yet')
  const unlock = lockDataDir(dataDir)
  expect(ownerOf(dataDir)).toEqual({ pid: process.pid, startTime: processStartTime(process.pid) })
  expect(() => lockDataDir(dataDir)).toThrow(
    expect.objectContaining({ code: 'data.locked', details: { path: dataDir, pid: String(process.pid) } }),
  )
  unlock()
  expect(readdirSync(dataDir)).toEqual([])
})

test('a living studio keeps its folder; once it was killed the folder is taken over', async () => {
  const dataDir = tempDir()
  const other = await otherProcess()
  lockAs(dataDir, other.pid, other.startTime)
  expect(() => lockDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'data.locked' }))

  await other.end()
  const unlock = lockDataDir(dataDir)
  expect(ownerOf(dataDir).pid).toBe(process.pid)
  expect(readdirSync(dataDir)).toEqual(['studio.lock'])
  unlock()
})

test('a pid that now belongs to another process does not hold the folder', async () => {
  const dataDir = tempDir()
  const other = await otherProcess()
  lockAs(dataDir, other.pid, 'another boot/1')
  lockDataDir(dataDir)()
  expect(existsSync(lockPath(dataDir))).toBe(false)
})

test('a lock file without an owner counts while it is fresh, and is taken over when it is old', () => {
  const dataDir = tempDir()
  writeFileSync(lockPath(dataDir), '')
  expect(() => lockDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'data.locked' }))
  utimesSync(lockPath(dataDir), 0, 0)
  lockDataDir(dataDir)()
})

test('gives back only its own lock', () => {
  const dataDir = tempDir()
  const unlock = lockDataDir(dataDir)
  lockAs(dataDir, 1, 'somebody else')
  unlock()
  expect(ownerOf(dataDir).startTime).toBe('somebody else')
})
