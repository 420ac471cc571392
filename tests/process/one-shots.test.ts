import { constants, getPriority } from 'node:os'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createOneShots } from '../../src-main/core/ffmpeg/one-shots.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'

const PATIENCE = { timeout: 10_000 }

function start(...behaviours: string[]) {
  const program = fakeProgram('any', ...behaviours)
  const oneShots = createOneShots(program.path, createChildJournal(program.dir))
  onTestFinished(() => oneShots.close())
  return { program, oneShots }
}

test('what one writes is the answer; the next begins when it is over, also after one that fails', async () => {
  const { program, oneShots } = start('echo', 'half-a-line', 'echo')
  const [first, second, third] = [
    oneShots.run('first', ['-a'], 'one'),
    oneShots.run('second', ['-b']),
    oneShots.run('third', ['-c'], 'three'),
  ]
  expect(await first).toBe('one')
  expect(program.starts()).toHaveLength(1)
  await expect(second).rejects.toThrow('out of memo')
  expect(await third).toBe('three')
  expect(program.starts().map(({ args }) => args.at(-1))).toEqual(['-a', '-b', '-c'])
})

test('it yields to everything else, ends at once when the studio closes, and nothing begins after it', async () => {
  const { program, oneShots } = start('deaf')
  const running = oneShots.run('running', [])
  const waiting = oneShots.run('waiting', [])
  const ended = Promise.allSettled([running, waiting])
  await vi.waitUntil(() => program.starts().length === 1, PATIENCE)
  const pid = program.starts()[0]?.pid ?? 0
  expect(getPriority(pid)).toBe(constants.priority.PRIORITY_LOW)
  await oneShots.close()
  expect(processStartTime(pid)).toBeNull()
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(oneShots.run('late', [])).rejects.toThrow('closes')
  expect(program.starts()).toHaveLength(1)
})
