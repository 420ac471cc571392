import { expect, test } from 'vitest'
import { AAC_FRAME_MS } from '../../src-main/core/programme/programme-format.ts'
import { soundStepsMs } from './encoder-stage.ts'
import { writtenStage } from './written-stage.ts'

type Stage = ReturnType<typeof writtenStage>

/** Every tick once, in order, and no hole in the sound. */
function expectWhole({ pictures, tags }: Stage, ticks: number): void {
  expect(pictures().map(({ tick }) => tick)).toEqual(Array.from({ length: ticks }, (_, index) => index))
  for (const ms of soundStepsMs(tags)) expect(ms).toBeCloseTo(AAC_FRAME_MS)
}

test('an encoder that dies is started again: every tick comes out once, and the sound goes on', async () => {
  const stage = writtenStage('dies:20', 'dies:20', 'flows')
  await stage.pass(100)
  await stage.returned()
  expectWhole(stage, 100)
  const reason = 'x264 [error]: malloc of size 3110400 failed'
  expect((await stage.seen.of('retrying')).error).toEqual({ code: 'encoder.stopped', details: { reason } })
  expect(stage.pictures().flatMap(({ isKey, tick }) => (isKey ? [tick] : []))).toEqual([0, 20, 40, 65, 90])
})

test('another bitrate: the next encoder takes over at a tick with a key frame, and nothing else is to be seen', async () => {
  const stage = writtenStage('flows')
  await stage.pass(15)
  await stage.seen.of('running')
  stage.encoding.setBitrate(300)
  await stage.pass(100)
  await stage.returned()
  expectWhole(stage, 115)
  expect(stage.bitrates()).toEqual(['100k', '300k'])
  expect(stage.seen.kinds()).toEqual(['starting', 'running'])
  // Every 25 pictures of a run: the second one began at tick 55.
  expect(stage.pictures().flatMap(({ isKey, tick }) => (isKey ? [tick] : []))).toEqual([0, 25, 50, 55, 80, 105])
  expect(stage.tags.filter(({ isHeader }) => isHeader)).toHaveLength(2)
})

test('an encoder that takes long over its end: what its successor made meanwhile waits', async () => {
  const stage = writtenStage('lingers:7', 'flows')
  await stage.pass(10)
  await stage.seen.of('running')
  stage.encoding.setBitrate(300)
  await stage.pass(100)
  await stage.returned()
  expectWhole(stage, 110)
})

test('bitrates that follow each other: the last one counts, and none is skipped half-way', async () => {
  const stage = writtenStage('flows')
  await stage.pass(1)
  await stage.seen.of('running')
  for (const kbps of [200, 300, 400]) stage.encoding.setBitrate(kbps)
  await stage.pass(60)
  await stage.returned()
  await stage.pass(60)
  await stage.returned()
  expectWhole(stage, 121)
  expect(stage.bitrates()).toEqual(['100k', '200k', '400k'])
})

test('a successor that cannot start: its ticks are encoded by the next one', async () => {
  const stage = writtenStage('flows', 'fails', 'flows')
  await stage.pass(1)
  await stage.seen.of('running')
  stage.encoding.setBitrate(300)
  await stage.pass(100)
  await stage.returned()
  expectWhole(stage, 101)
  expect(stage.bitrates()).toEqual(['100k', '300k', '300k'])
  expect(stage.seen.kinds()).toEqual(['starting', 'running', 'retrying', 'starting', 'running'])
})

test('an encoder that ends without its last pictures takes its successor with it: both their ticks are encoded again', async () => {
  const stage = writtenStage('forgets:7', 'flows')
  await stage.pass(10)
  await stage.seen.of('running')
  stage.encoding.setBitrate(300)
  await stage.pass(100)
  await stage.returned()
  expectWhole(stage, 110)
  expect(stage.bitrates().at(-1)).toBe('300k')
  expect(stage.seen.kinds()).toEqual(['starting', 'running', 'retrying', 'starting', 'running'])
})

test('while no encoder runs, three seconds are kept; what comes then is skipped whole and counted', async () => {
  const stage = writtenStage('fails', 'flows')
  const kept = Array.from({ length: 320 }, () => stage.write()).filter(Boolean)
  expect(kept).toHaveLength(300)
  expect(stage.encoding.measure).toEqual({ waitingMs: 3_000, fill: 1, droppedTicks: 20, lastDelayMs: null })
  await stage.returned()
  await stage.pass(30)
  await stage.returned()
  const ticks = stage.pictures().map(({ tick }) => tick)
  expect(ticks).toEqual([...Array(300).keys(), ...Array.from({ length: 30 }, (_, index) => 320 + index)])
})
