import { expect, onTestFinished, test } from 'vitest'
import type { Source } from '../../src-main/contract/state.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { createFramePool } from '../../src-main/core/programme/frame-pool.ts'
import { frameBytes, tickAudioBytes } from '../../src-main/core/programme/programme-format.ts'
import { openSource } from '../../src-main/core/sources/source.ts'
import type { SourceSpec } from '../../src-main/core/sources/source-args.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { manualClock } from '../support/manual-clock.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { FORMAT } from '../unit/media/tags.ts'

type State = Source['state']

const open = (...behaviours: string[]) => openAs({ kind: 'testcard' }, ...behaviours)

function openAs(spec: SourceSpec, ...behaviours: string[]) {
  const program = fakeProgram('source', ...behaviours)
  const clock = manualClock()
  const seen = seenStates<State>()
  const source = openSource('s1', 'Card', spec, {
    ffmpegPath: program.path,
    lanes: [{ format: FORMAT, pool: createFramePool(frameBytes(FORMAT)) }],
    journal: createChildJournal(program.dir),
    clock,
    onState: seen.take,
  })
  onTestFinished(source.close)
  const isGone = (start: number) => processStartTime(program.starts()[start]?.pid ?? 0) === null
  /** What the next tick gets: the number of its picture, and the numbers in its sound (0 is silence). */
  const take = () => {
    const { pictures, sound } = source.take(tickAudioBytes(FORMAT))
    const [frame] = pictures ?? []
    frame?.release()
    return { picture: frame?.data[0] ?? null, sound: sound && [...new Set(sound)] }
  }
  return { program, clock, seen, source, isGone, take }
}

test('a source that ends at once says why and is opened again, later each time, up to 2 s', async () => {
  const { clock, seen, program } = open('exits')
  const waits: number[] = []
  for (const attempt of [1, 2, 3, 4, 5]) {
    const { error, retryAtMs } = await seen.of('retrying', attempt)
    expect(error).toEqual({
      code: 'source.stopped',
      details: { name: 'Card', reason: 'Cannot open video device /dev/video9: No such device' },
    })
    waits.push(retryAtMs - clock.nowMs())
    clock.advanceMs(retryAtMs - clock.nowMs())
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 2_000])
  expect(program.starts().length).toBeGreaterThanOrEqual(5)
})

test('a source that dies after a few pictures is opened again and is back by itself', async () => {
  const { clock, seen, take } = open('frames:20', 'flows')
  await seen.of('running')
  const { error } = await seen.of('retrying')
  expect(error.details).toMatchObject({ reason: '/dev/video0: Input/output error' })
  expect(take()).toEqual({ picture: null, sound: null })
  clock.advanceMs(250)
  await seen.of('running', 2)
  expect(seen.kinds()).toEqual(['opening', 'running', 'retrying', 'running'])
})

test('a source that died while nobody took its pictures is noticed, opened again, and can be closed', async () => {
  const { clock, seen, source } = open('frames:45', 'frames:45')
  await seen.of('retrying')
  clock.advanceMs(250)
  await seen.of('running', 2)
  await source.close()
  expect(seen.kinds().at(-1)).toBe('off')
})

test('a source that delivered pictures before it died is opened again soon, however often', async () => {
  const { clock, seen } = open('exits', 'exits', 'frames:20', 'frames:20')
  for (const [attempt, waitMs] of [
    [1, 250],
    [2, 500],
    [3, 250],
    [4, 250],
  ] as const) {
    const { retryAtMs } = await seen.of('retrying', attempt)
    expect(retryAtMs - clock.nowMs()).toBe(waitMs)
    clock.advanceMs(waitMs)
  }
})

test('a camera whose driver repeats one picture for ever is opened again and says why', async () => {
  const { clock, seen, take, isGone } = openAs({ kind: 'camera', device: '/dev/video0' }, 'freezes', 'flows')
  await seen.of('running')
  const frozen = seen.of('retrying')
  let isOver = false
  void frozen.then(() => {
    isOver = true
  })
  while (!isOver) {
    if (take().picture !== null) clock.advanceMs(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { error } = await frozen
  expect(error).toEqual({ code: 'source.frozen', details: { name: 'Card' } })
  expect(isGone(0)).toBe(true)
  clock.advanceMs(250)
  await seen.of('running', 2)
})

test('a test card that stands still is no frozen camera', async () => {
  const { clock, seen, take } = open('freezes')
  await seen.of('running')
  for (let pictures = 0; pictures < 200; ) {
    if (take().picture !== null) {
      pictures += 1
      clock.advanceMs(100)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(seen.kinds()).toEqual(['opening', 'running'])
})

test('garbage on stderr harms nothing', async () => {
  const { seen } = open('babbles')
  await seen.of('running')
  expect(seen.kinds()).toEqual(['opening', 'running'])
})

test('a pulled source delivers every picture once, in order, and never the sound of another', async () => {
  const { seen, take } = open('flows')
  await seen.of('running')
  const pictures: (number | null)[] = []
  let withSound = 0
  while (pictures.length < 200) {
    const { picture, sound } = take()
    if (picture === null) {
      expect(sound).toBeNull()
      await new Promise((resolve) => setImmediate(resolve))
      continue
    }
    pictures.push(picture)
    expect(sound?.filter((value) => value !== 0 && value !== picture)).toEqual([])
    if (sound?.includes(picture)) withSound += 1
  }
  expect(pictures).toEqual(pictures.map((_, index) => (index + 1) % 256))
  expect(withSound).toBeGreaterThan(50)
})

test('a source that hangs and ignores SIGTERM is gone when it is closed', async () => {
  const { seen, source, isGone } = open('hangs')
  await seen.of('running')
  await source.close()
  expect(isGone(0)).toBe(true)
  expect(seen.kinds().at(-1)).toBe('off')
})

test('a source that is closed while it waits to be opened again is not opened again', async () => {
  const { clock, seen, source, program } = open('exits')
  await seen.of('retrying')
  await source.close()
  expect(seen.kinds()).toEqual(['opening', 'retrying', 'off'])
  expect(clock.waiting).toBe(0)
  clock.advanceMs(10_000)
  expect(program.starts()).toHaveLength(1)
})

test('a source that is closed while it is being started leaves no process', async () => {
  const { source, program } = open('flows')
  await source.close()
  for (const { pid } of program.starts()) expect(processStartTime(pid)).toBeNull()
})

test('an ffmpeg that is not there is a state, not a crash', async () => {
  const clock = manualClock()
  const seen = seenStates<State>()
  const source = openSource(
    's1',
    'Card',
    { kind: 'testcard' },
    {
      ffmpegPath: '/no/such/ffmpeg',
      lanes: [{ format: FORMAT, pool: createFramePool(frameBytes(FORMAT)) }],
      journal: { record: () => {} },
      clock,
      onState: seen.take,
    },
  )
  onTestFinished(source.close)
  expect((await seen.of('retrying')).error.details.reason).toContain('ENOENT')
})
