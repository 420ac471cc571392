import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RecordingState } from '../../src-main/contract/state.ts'
import { keepRecording } from '../../src-main/core/destinations/recording/recorder.ts'
import { createFlvParser, type FlvTag } from '../../src-main/core/fanout/flv.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { type FakeProgram, fakeProgram } from '../support/fake-programs/fake-program.ts'
import { manualClock } from '../support/manual-clock.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { showStage } from './show-stage.ts'

const start = (...behaviours: string[]) => startWith(fakeProgram('recorder', ...behaviours))

function startWith(program: FakeProgram) {
  const clock = manualClock()
  const seen = seenStates<RecordingState>()
  const stage = showStage()
  const stop = new AbortController()
  const dir = join(program.dir, 'sessions', 's1')
  const progress = Promise.withResolvers<{ bytes: number; freeBytes: number | null }>()
  const done = keepRecording(
    dir,
    {
      ffmpegPath: program.path,
      journal: createChildJournal(program.dir),
      fanout: stage.fanout,
      gate: stage.gate,
      clock,
      onState: seen.take,
      onProgress: (bytes, freeBytes) => progress.resolve({ bytes, freeBytes }),
      onDiscarded: () => {},
      onRecordingQueue: () => {},
    },
    stop.signal,
  )
  const end = async () => {
    stop.abort()
    await done
  }
  onTestFinished(async () => {
    for (const { pid } of program.starts()) if (processStartTime(pid) !== null) process.kill(pid, 'SIGKILL')
    await end()
  })
  const picturesIn = (file: string) => {
    const tags: FlvTag[] = []
    createFlvParser((tag) => tags.push(tag))(readFileSync(join(dir, file)))
    return tags.filter(({ kind, isHeader }) => kind === 'video' && !isHeader)
  }
  return { program, clock, seen, stage, stop, done, end, dir, progress: progress.promise, picturesIn }
}

test('the whole show is recorded, from its first picture to its last', async () => {
  const { seen, stage, end, dir, picturesIn } = start('flows')
  expect(await seen.of('recording')).toMatchObject({ path: join(dir, 'recording.mp4') })
  stage.begin()
  stage.play(99)
  await end()
  const pictures = picturesIn('recording.mp4')
  expect(pictures).toHaveLength(100)
  expect(pictures[0]).toMatchObject({ isKey: true, timestampMs: 0 })
  expect(seen.kinds()).toEqual(['recording', 'off'])
})

test('a recorder that dies says why, keeps what it has and is followed by a new part', async () => {
  const { clock, seen, stage, end, dir, picturesIn } = start('dies', 'flows')
  stage.begin()
  const failed = await seen.of('failed')
  expect(failed.path).toBe(join(dir, 'recording.mp4'))
  expect(failed.error).toMatchObject({
    code: 'recording.failed',
    details: { reason: expect.stringContaining('No space left') },
  })
  stage.play(5)
  clock.advanceMs(1_000)
  expect(await seen.of('recording', 2)).toMatchObject({ path: join(dir, 'recording-2.mp4') })
  stage.play(20)
  await end()
  expect(readdirSync(dir).sort()).toEqual(['recording-2.mp4', 'recording.mp4'])
  expect(picturesIn('recording-2.mp4')[0]).toMatchObject({ isKey: true, timestampMs: 0 })
  expect(seen.kinds()).toEqual(['recording', 'failed', 'recording', 'off'])
})

test('says how much is written and how much room is left', async () => {
  const { clock, seen, stage, program, progress } = start('flows')
  await seen.of('recording')
  stage.begin()
  await vi.waitUntil(() => program.starts().length === 1)
  let isTold = false
  void progress.then(() => {
    isTold = true
  })
  await vi.waitUntil(() => {
    clock.advanceMs(1_000)
    return isTold
  })
  const { freeBytes } = await progress
  expect(freeBytes).toBeGreaterThan(0)
})

test('a recorder that never ends at the end of the show is killed after its grace', async () => {
  const { program, clock, seen, stage, stop, done } = start('deaf')
  await seen.of('recording')
  stage.begin()
  await vi.waitUntil(() => program.starts().length === 1)
  stop.abort()
  clock.advanceMs(10_000)
  await done
  expect(processStartTime(program.starts()[0]?.pid ?? 0)).toBeNull()
})

test('a folder that cannot be made is a state, not a crash', async () => {
  const program = fakeProgram('recorder', 'flows')
  writeFileSync(join(program.dir, 'sessions'), 'a file where the folder should be')
  const { clock, seen } = startWith(program)
  const { error } = await seen.of('failed')
  expect(error.code).toBe('recording.failed')
  clock.advanceMs(1_000)
  await seen.of('failed', 2)
})
