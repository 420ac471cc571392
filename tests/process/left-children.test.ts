import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { endLeftChildren } from '../../src-main/core/process/child-journal.ts'
import { isSameProcess, processStartTime } from '../../src-main/core/process/process-identity.ts'
import { tempDir } from '../support/temp-dir.ts'

/** Ends a process if it is still the one we know. */
function endAfterTest(pid: number): void {
  const startTime = processStartTime(pid)
  onTestFinished(() => {
    if (startTime && isSameProcess(pid, startTime)) process.kill(pid, 'SIGKILL')
  })
}

async function killedCore(dataDir: string): Promise<number[]> {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'left-children-parent.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [line] = await once(parent.stdout.setEncoding('utf8'), 'data')
  const pids: number[] = JSON.parse(line)
  for (const pid of pids) endAfterTest(pid)
  parent.kill('SIGKILL')
  await once(parent, 'close')
  return pids
}

const stateOf = (pids: readonly number[]) => pids.map((pid) => processStartTime(pid) !== null)

test('what a killed core left running is ended at the next start, a stopped child too', async () => {
  const dataDir = tempDir()
  const pids = await killedCore(dataDir)
  expect(stateOf(pids)).toEqual([true, true, true])
  expect(endLeftChildren(dataDir).map(({ name }) => name)).toEqual(['source', 'encoder', 'pusher'])
  await vi.waitUntil(() => stateOf(pids).every((isRunning) => !isRunning))
  expect(endLeftChildren(dataDir)).toEqual([])
})

test('a stranger who got the pid of a left child is left alone, and the others are still ended', async () => {
  const dataDir = tempDir()
  const stranger = spawn('sleep', ['300'], { stdio: 'ignore' })
  onTestFinished(() => void stranger.kill('SIGKILL'))
  await once(stranger, 'spawn')
  appendFileSync(
    join(dataDir, 'children.jsonl'),
    `${JSON.stringify({ pid: stranger.pid, startTime: 'another-boot/12345', name: 'encoder' })}\n{"pid":`,
  )
  appendFileSync(join(dataDir, 'children.jsonl'), '\n')
  const pids = await killedCore(dataDir)
  expect(endLeftChildren(dataDir).map(({ pid }) => pid)).toEqual(pids)
  await vi.waitUntil(() => stateOf(pids).every((isRunning) => !isRunning))
  expect(processStartTime(stranger.pid as number)).not.toBeNull()
})
