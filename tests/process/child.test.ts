import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { exitReason, spawnChild } from '../../src-main/core/process/child.ts'
import { type ChildJournal, createChildJournal, endLeftChildren } from '../../src-main/core/process/child-journal.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { tempDir } from '../support/temp-dir.ts'

const noJournal: ChildJournal = { record: () => {} }

async function start(behaviour: string, journal = noJournal) {
  const child = spawnChild({ name: 'fake', command: fakeProgram('any', behaviour).path, args: [] }, journal)
  onTestFinished(child.kill)
  await once(child.process.stderr as Readable, 'data')
  return child
}

test('a child that ends when asked is not killed', async () => {
  const child = await start('polite')
  expect(await child.stop()).toMatchObject({ signal: 'SIGTERM' })
})

test('a child that ignores SIGTERM is gone after its grace', async () => {
  const child = await start('deaf')
  const startMs = performance.now()
  expect(await child.stop(150)).toMatchObject({ signal: 'SIGKILL' })
  expect(performance.now() - startMs).toBeLessThan(1_500)
})

test('a stopped child (SIGSTOP) is gone after its grace too', async () => {
  const child = await start('polite')
  child.process.kill('SIGSTOP')
  expect(await child.stop(100)).toMatchObject({ signal: 'SIGKILL' })
})

test('stopping what is gone already answers at once', async () => {
  const child = await start('many-lines')
  await child.exited
  expect(await child.stop()).toMatchObject({ code: 3 })
})

test('a program that is not there ends with its reason instead of throwing', async () => {
  const child = spawnChild({ name: 'gone', command: '/no/such/program', args: [] }, noJournal)
  const exit = await child.exited
  expect(exitReason(exit)).toContain('ENOENT')
  await child.stop()
})

test('only the last lines of a talkative child are kept', async () => {
  const { tail } = await (await start('many-lines')).exited
  expect(tail.length).toBeLessThanOrEqual(12)
  expect(tail.at(-1)).toBe('[flv @ 0x999] line 999')
})

test('an endless line costs bounded memory and a short reason', async () => {
  const exit = await (await start('one-endless-line')).exited
  expect(exit.tail.join('').length).toBeLessThan(20_000)
  expect(exitReason(exit).length).toBeLessThanOrEqual(200)
})

test('the last words of a child that died in the middle of a line are its reason', async () => {
  const exit = await (await start('half-a-line')).exited
  expect(exitReason(exit)).toBe('out of memo')
})

test.each([
  [{ code: 1, signal: null, tail: ['[rtmp @ 0x5] Server error'] }, 'Server error'],
  [{ code: 1, signal: null, tail: [] }, 'exit code 1'],
  [{ code: null, signal: 'SIGKILL', tail: ['Thread message queue blocking'] }, 'ended by SIGKILL'],
  [{ code: 1, signal: null, tail: ['Server error', 'consider raising thread_queue_size'] }, 'Server error'],
] as const)('the reason of %o is %s', (exit, reason) => {
  expect(exitReason(exit)).toBe(reason)
})

test('every child is in the journal as long as it lives', async () => {
  const dir = tempDir()
  const child = await start('polite', createChildJournal(dir))
  expect(endLeftChildren(dir)).toMatchObject([{ pid: child.process.pid, name: 'fake' }])
  expect(await child.exited).toMatchObject({ signal: 'SIGKILL' })
})
