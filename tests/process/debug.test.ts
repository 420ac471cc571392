import { expect, onTestFinished, test } from 'vitest'
import type { DebugReport } from '../../src-main/contract/debug-report.ts'
import { createDebugControl } from '../../src-main/core/debug/debug-control.ts'
import { secretsOf } from '../../src-main/core/debug/redact.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { type ChildRequest, spawnChild } from '../../src-main/core/process/child.ts'
import { createStateLog } from '../../src-main/core/state-log.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'

const KEY = 'live_4711?sign=abcdef'

function start() {
  const log = createStateLog(systemClock)
  const debug = createDebugControl({ clock: systemClock, log, program: { version: '', ffmpeg: '', platform: '' } })
  onTestFinished(debug.close)
  const run = (request: Partial<ChildRequest>) => {
    const command = fakeProgram('any', 'many-lines').path
    return spawnChild({ name: 'pusher', command, args: [], ...request }, { record: () => {} })
  }
  return { debug, run, read: () => debug.commands['debug.read']({}) as DebugReport }
}

test('a real child is told: command as typed, pid, first and last lines, how it ended', async () => {
  const { run, read } = start()
  const child = run({ args: ['-i', 'a b', 'rtmp://h/app/s3cret'] })
  expect(read().processes).toMatchObject([{ pid: child.process.pid, endedAt: null, exit: null }])
  await child.exited
  const [told] = read().processes
  expect(told).toMatchObject({ name: 'pusher', exit: 'exit code 3', endedAt: expect.any(String) })
  expect(told?.command).toMatch(/fake-any -i 'a b' 'rtmp:\/\/h\/app\/\*\*\*'$/)
  expect(told?.lines).toHaveLength(21)
  expect(told?.lines[0]).toBe('[flv @ 0x1] line 1')
  expect(told?.lines.at(-1)).toBe('[flv @ 0x999] line 999')
})

test('a child that was killed and one that could not start say so', async () => {
  const { run, read } = start()
  const killed = run({ command: fakeProgram('any', 'polite').path })
  killed.kill()
  await killed.exited
  await run({ command: '/no/such/program' }).exited
  expect(read().processes.map(({ exit, pid }) => [exit, pid === null])).toEqual([
    ['ended by SIGKILL', false],
    [expect.stringContaining('could not be started: spawn /no/such/program ENOENT'), true],
  ])
})

test('the key that a platform answers with is in no line and no reason', async () => {
  const { run, read } = start()
  const words = `publish ${KEY} refused, sign=abcdef of rtmp://h/app/${KEY}`
  const child = run({ command: '/bin/sh', args: ['-c', `echo '${words}' >&2; exit 1`], secrets: secretsOf(KEY) })
  const { tail } = await child.exited
  expect(tail).toEqual(['publish *** refused, *** of rtmp://h/app/***'])
  expect(JSON.stringify(read())).not.toMatch(/4711|abcdef/)
})
