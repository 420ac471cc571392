import { expect, onTestFinished, test, vi } from 'vitest'
import { AAC_FRAME_MS } from '../../src-main/core/programme/programme-format.ts'
import { encoderStage, isGone, TICK_MS } from './encoder-stage.ts'

const start = (...behaviours: string[]) => encoderStage(behaviours)

test('each picture has the tick it was made from, on programme time', async () => {
  const { seen, pictures, morePictures, tags } = start('flows')
  await seen.of('running')
  await morePictures(30)
  const ticks = pictures().map(({ tick }) => tick as number)
  expect(ticks).toEqual(ticks.map((_, index) => (ticks[0] as number) + index))
  for (const { tick, timestampMs } of pictures()) expect(timestampMs).toBe((tick as number) * TICK_MS)
  const firstMs = (ticks[0] as number) * TICK_MS
  const sounds = tags.filter(({ kind, isHeader }) => kind === 'audio' && !isHeader)
  expect(sounds[1]?.timestampMs).toBeCloseTo(firstMs)
  expect(sounds[10]?.timestampMs).toBeCloseTo(firstMs + 9 * AAC_FRAME_MS)
})

test('an encoder that fails at its start says why, and is started again until one works', async () => {
  const { seen, program } = start('fails', 'fails', 'fails', 'flows')
  const { error } = await seen.of('retrying')
  expect(error).toEqual({ code: 'encoder.failed', details: { reason: 'Error while opening encoder: no device' } })
  await seen.of('running')
  expect(seen.kinds()).toEqual([...Array(3).fill(['starting', 'retrying']).flat(), 'starting', 'running'])
  expect(program.starts()).toHaveLength(4)
})

test('an encoder that writes something else than FLV is ended and started again', async () => {
  const { seen, program, tags } = start('garbage', 'flows')
  await seen.of('retrying')
  expect(isGone(program.starts()[0]?.pid)).toBe(true)
  expect(tags).toEqual([])
  await seen.of('running')
})

test('at the end the encoder finishes what it has and is gone', async () => {
  const { seen, program, end } = start('flows')
  await seen.of('running')
  await end()
  expect(seen.kinds().at(-1)).toBe('off')
  expect(isGone(program.starts()[0]?.pid)).toBe(true)
})

test('an encoder that ignores the end of its input does not keep the studio open', async () => {
  const { seen, program, end } = start('deaf')
  await seen.of('running')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const ended = end()
  vi.advanceTimersByTime(4_000)
  await ended
  expect(isGone(program.starts()[0]?.pid)).toBe(true)
})
