import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createChildJournal, endLeftChildren } from '../../../src-main/core/process/child-journal.ts'
import { isSameProcess, processStartTime } from '../../../src-main/core/process/process-identity.ts'
import { tempDir } from '../../support/temp-dir.ts'

async function startBystander() {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'spawn')
  return { child, pid: child.pid as number, startTime: processStartTime(child.pid as number) as string }
}

const journalOf = (dir: string) => join(dir, 'children.jsonl')

test('what is journalled is ended, named, and forgotten', async () => {
  const dir = tempDir()
  const { child, pid } = await startBystander()
  createChildJournal(dir).record(pid, 'source camera')
  expect(endLeftChildren(dir)).toMatchObject([{ pid, name: 'source camera' }])
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  expect(readFileSync(journalOf(dir), 'utf8')).toBe('')
  expect(endLeftChildren(dir)).toEqual([])
})

test('a stranger who got the same pid is left alone', async () => {
  const dir = tempDir()
  const { pid, startTime } = await startBystander()
  writeFileSync(journalOf(dir), `${JSON.stringify({ pid, startTime: `${startTime}1`, name: 'pusher' })}\n`)
  expect(endLeftChildren(dir)).toEqual([])
  expect(isSameProcess(pid, startTime)).toBe(true)
})

test('a line cut short by a crash, and lines that are no records, cost nothing else', async () => {
  const dir = tempDir()
  const { pid, startTime } = await startBystander()
  const record = JSON.stringify({ pid, startTime, name: 'encoder' })
  const lines = [
    '{"pid":',
    'null',
    '7',
    '[]',
    '{"pid":"1","startTime":"x"}',
    '{"pid":1.5,"startTime":"x"}',
    record,
    record.slice(0, -9),
  ]
  writeFileSync(journalOf(dir), lines.join('\n'))
  expect(endLeftChildren(dir).map((child) => child.pid)).toEqual([pid])
})

test('there may be no journal yet', () => {
  const dir = tempDir()
  expect(endLeftChildren(dir)).toEqual([])
  expect(existsSync(journalOf(dir))).toBe(true)
})

test('a child that is gone already leaves no line; nobody else may read the journal', async () => {
  const dir = tempDir()
  const journal = createChildJournal(dir)
  journal.record(2 ** 22 + 1, 'never was')
  expect(existsSync(journalOf(dir))).toBe(false)
  journal.record((await startBystander()).pid, 'source')
  expect(statSync(journalOf(dir)).mode & 0o077).toBe(0)
})

test.skipIf(!existsSync('/dev/full'))('a full disk does not keep a child from being started', async () => {
  const dir = tempDir()
  symlinkSync('/dev/full', journalOf(dir))
  const { pid } = await startBystander()
  expect(() => createChildJournal(dir).record(pid, 'pusher')).not.toThrow()
})

test('a data folder that went away does not keep a child from being started', async () => {
  const { pid } = await startBystander()
  const dir = join(tempDir(), 'gone')
  expect(() => createChildJournal(dir).record(pid, 'pusher')).not.toThrow()
})
