import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { isSameProcess, processStartTime } from '../../../src-main/core/process/process-identity.ts'

test('knows a running process by pid and start time, and no longer once it ended', async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  await once(child, 'spawn')
  const pid = child.pid as number
  const startTime = processStartTime(pid)

  expect(startTime).not.toBeNull()
  expect(isSameProcess(pid, startTime as string)).toBe(true)
  expect(isSameProcess(pid, `${startTime}0`)).toBe(false)

  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(processStartTime(pid)).toBeNull()
  expect(isSameProcess(pid, startTime as string)).toBe(false)
})

test('answers the same for as long as the process lives', () => {
  expect(processStartTime(process.pid)).toBe(processStartTime(process.pid))
})

test('takes a number that is no pid for no process', () => {
  for (const pid of [0, -1, 1.5, Number.NaN, 2 ** 31]) expect(processStartTime(pid)).toBeNull()
})
