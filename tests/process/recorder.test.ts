import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RecordingState } from '../../src-main/contract/state.ts'
import type { DiskSpace } from '../../src-main/core/destinations/recording/disk-space.ts'
import { keepRecording } from '../../src-main/core/destinations/recording/recorder.ts'
import { createFlvParser, type FlvTag } from '../../src-main/core/fanout/flv.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { type FakeProgram, fakeProgram } from '../support/fake-programs/fake-program.ts'
import { manualClock } from '../support/manual-clock.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { FULL_HD, HD, showStage } from './show-stage.ts'

interface Progress {
  readonly bytes: number
  readonly freeBytes: number | null
  readonly secondsToFull: number | null
}

/** Disks of busy machines are slow. */
const PATIENCE = { timeout: 10_000 }
const MIB = 1024 * 1024
const PLENTY: DiskSpace = { freeBytes: 1_000 * MIB, totalBytes: 10_000 * MIB }
const TIGHT: DiskSpace = { ...PLENTY, freeBytes: 60 * MIB }

const start = (...behaviours: string[]) => startWith(fakeProgram('recorder', ...behaviours))

function startWith(program: FakeProgram) {
  const clock = manualClock()
  const seen = seenStates<RecordingState>()
  const stage = showStage()
  const stop = new AbortController()
  const dir = join(program.dir, 'sessions', 's1')
  const progress: Progress[] = []
  const started: { path: string; tick: number }[] = []
  let space: DiskSpace = PLENTY
  const done = keepRecording(
    dir,
    {
      ffmpegPath: program.path,
      journal: createChildJournal(program.dir),
      fanout: stage.fanout,
      gate: stage.gate,
      clock,
      onState: seen.take,
      readSpace: async () => space,
      onPartStarted: (path, tick) => started.push({ path, tick }),
      onProgress: (bytes, freeBytes, secondsToFull) => progress.push({ bytes, freeBytes, secondsToFull }),
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
  /** The program took something and wrote it. */
  const written = (file = 'recording.mp4') =>
    vi.waitUntil(() => existsSync(join(dir, file)) && statSync(join(dir, file)).size > 0, PATIENCE)
  /** The next measure of the part, a second later. */
  const measured = async () => {
    const before = progress.length
    clock.advanceMs(1_000)
    await vi.waitUntil(() => progress.length > before, PATIENCE)
    return progress.at(-1) as Progress
  }
  const setSpace = (now: DiskSpace) => {
    space = now
  }
  return { program, clock, seen, stage, stop, done, end, dir, started, written, measured, setSpace, picturesIn }
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

test('says how much is written, how much room is left, and for how long', async () => {
  const { seen, stage, written, measured } = start('flows')
  await seen.of('recording')
  stage.begin()
  await written()
  await measured()
  for (let second = 0; second < 4; second++) {
    stage.play(25)
    await measured()
  }
  const { bytes, freeBytes, secondsToFull } = await measured()
  expect(bytes).toBeGreaterThan(1_000)
  expect(freeBytes).toBe(PLENTY.freeBytes)
  expect(secondsToFull).toBeGreaterThan(1_000)
})

test("the tick of each part's first picture is told", async () => {
  const { seen, stage, started, end, dir } = start('flows')
  await seen.of('recording')
  stage.begin()
  stage.play(30)
  await end()
  expect(started).toEqual([{ path: join(dir, 'recording.mp4'), tick: 25 }])
})

test('a recorder that takes the show and writes nothing is killed, said so, and followed by a new part', async () => {
  const { program, seen, stage, clock, written, measured, end, dir, picturesIn } = start('freezes', 'flows')
  await seen.of('recording')
  stage.begin()
  await written()
  await measured()
  for (let second = 0; second < 6; second++) {
    stage.play(25)
    clock.advanceMs(1_000)
  }
  const { error, path } = await seen.of('failed')
  expect([error.code, path]).toEqual(['recording.stalled', join(dir, 'recording.mp4')])
  expect(processStartTime(program.starts()[0]?.pid ?? 0)).toBeNull()
  clock.advanceMs(1_000)
  expect(await seen.of('recording', 2)).toMatchObject({ path: join(dir, 'recording-2.mp4') })
  stage.play(30)
  await end()
  expect(picturesIn('recording-2.mp4')[0]).toMatchObject({ isKey: true, timestampMs: 0 })
})

test('before the show nothing is due: a recorder that waits is left alone', async () => {
  const { clock, seen, program } = start('flows')
  await seen.of('recording')
  await vi.waitUntil(() => program.starts().length === 1, PATIENCE)
  clock.advanceMs(60_000)
  expect(seen.kinds()).toEqual(['recording'])
})

test('another picture size in the show: a new part begins at its key frame, nothing is lost or doubled', async () => {
  const { program, seen, stage, end, started, picturesIn } = start('flows')
  await seen.of('recording')
  stage.changePicture(HD)
  stage.begin()
  stage.play(60)
  await vi.waitUntil(() => program.starts().length === 1, PATIENCE)
  stage.changePicture(FULL_HD)
  await seen.of('recording', 2)
  stage.play(60)
  await end()
  expect(seen.kinds()).toEqual(['recording', 'recording', 'off'])
  const [first, second] = [picturesIn('recording.mp4'), picturesIn('recording-2.mp4')]
  const [, cut] = started
  expect(first.length + second.length).toBe(stage.tick - 25)
  expect(cut?.tick).toBe(25 + first.length)
  expect(second[0]).toMatchObject({ isKey: true, timestampMs: 0 })
})

test('a disk that fills up ends the recording in order; with room again a new part begins by itself', async () => {
  const { program, seen, stage, clock, written, measured, setSpace, end, dir, picturesIn } = start('flows')
  await seen.of('recording')
  stage.begin()
  stage.play(24)
  await written()
  await measured()
  setSpace(TIGHT)
  await measured()
  const paused = await seen.of('paused')
  expect(paused.error.code).toBe('recording.disk-full')
  expect(picturesIn('recording.mp4')).toHaveLength(25)

  stage.play(50)
  setSpace({ ...PLENTY, freeBytes: 100 * MIB })
  clock.advanceMs(5_000)
  expect(program.starts()).toHaveLength(1)
  setSpace(PLENTY)
  await vi.waitUntil(() => {
    clock.advanceMs(1_000)
    return seen.kinds().at(-1) === 'recording'
  }, PATIENCE)
  stage.play(30)
  await end()
  expect(readdirSync(dir).sort()).toEqual(['recording-2.mp4', 'recording.mp4'])
  expect(picturesIn('recording-2.mp4')[0]).toMatchObject({ isKey: true, timestampMs: 0 })
  expect(seen.kinds()).toEqual(['recording', 'paused', 'recording', 'off'])
})

test('a disk that is too full from the start: the show is not recorded until there is room', async () => {
  const { seen, setSpace, clock, program } = start('flows')
  setSpace(TIGHT)
  expect((await seen.of('paused')).error.code).toBe('recording.disk-full')
  expect(program.starts()).toEqual([])
  setSpace(PLENTY)
  await vi.waitUntil(() => {
    clock.advanceMs(1_000)
    return seen.kinds().includes('recording')
  }, PATIENCE)
})

test('a recorder that never ends at the end of the show is killed after its grace', async () => {
  const { program, clock, seen, stage, stop, done } = start('deaf')
  await seen.of('recording')
  stage.begin()
  await vi.waitUntil(() => program.starts().length === 1, PATIENCE)
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
