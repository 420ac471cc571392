import { expect, test } from 'vitest'
import { measurePace } from '../../src-main/core/encode/pace/measure-pace.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { FORMAT, isGone } from './encoder-stage.ts'

function measure(behaviour: string, signal: AbortSignal = new AbortController().signal) {
  const program = fakeProgram('encoder', behaviour)
  const deps = {
    ffmpegPath: program.path,
    format: FORMAT,
    choice: { encoder: 'libx264' } as const,
    clock: systemClock,
    journal: createChildJournal(program.dir),
  }
  return { program, pace: measurePace(deps, signal) }
}

test('the pace of an encoder is how much faster than real time its pictures come out', async () => {
  const beganAtMs = performance.now()
  const pace = await measure('flows').pace
  const leastMs = 890 / (pace as number)
  expect(leastMs).toBeGreaterThan(0)
  expect(leastMs).toBeLessThan(performance.now() - beganAtMs)
})

test.each(['fails', 'dies:20', 'skips:7', 'garbage'])('an encoder that %s has no pace', async (behaviour) => {
  expect(await measure(behaviour).pace).toBeNull()
})

test('a show that starts ends the measurement', async () => {
  const { program, pace } = measure('deaf', AbortSignal.timeout(1_000))
  expect(await pace).toBeNull()
  for (const { pid } of program.starts()) expect(isGone(pid)).toBe(true)
})
