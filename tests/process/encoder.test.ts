import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EncoderState } from '../../src-main/contract/state.ts'
import { keepEncoding } from '../../src-main/core/encode/keep-encoding.ts'
import type { ProgrammeTag } from '../../src-main/core/fanout/programme-tag.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { createFramePool } from '../../src-main/core/programme/frame-pool.ts'
import { startProgramme } from '../../src-main/core/programme/programme.ts'
import { frameBytes, type ProgrammeFormat } from '../../src-main/core/programme/programme-format.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { seenStates } from '../unit/media/seen-states.ts'

/** Many ticks a second, so that a run is over soon. */
const FORMAT: ProgrammeFormat = { width: 32, height: 16, fps: 100, bitrateKbps: 100 }
const TICK_MS = 10

function start(...behaviours: string[]) {
  const program = fakeProgram('encoder', ...behaviours)
  const seen = seenStates<EncoderState>()
  const tags: ProgrammeTag[] = []
  const arrivals = new EventTarget()
  const stop = new AbortController()
  const programme = startProgramme({
    clock: systemClock,
    format: FORMAT,
    pool: createFramePool(frameBytes(FORMAT)),
    slate: Buffer.alloc(frameBytes(FORMAT)),
    overlay: new Uint8Array(10),
    onSlate: () => {},
  })
  const done = keepEncoding(
    {
      ffmpegPath: program.path,
      format: FORMAT,
      journal: createChildJournal(program.dir),
      clock: systemClock,
      programme,
      onState: seen.take,
      onTag(tag) {
        tags.push(tag)
        arrivals.dispatchEvent(new Event('tag'))
      },
    },
    stop.signal,
  )
  const end = async () => {
    stop.abort()
    await done
    programme.stop()
  }
  onTestFinished(async () => {
    for (const { pid } of program.starts()) if (!isGone(pid)) process.kill(pid, 'SIGKILL')
    await end()
  })
  const pictures = () => tags.filter(({ tick }) => tick !== null)
  const morePictures = async (count: number) => {
    for (const until = pictures().length + count; pictures().length < until; ) await once(arrivals, 'tag')
  }
  return { program, seen, tags, programme, end, pictures, morePictures }
}

const isGone = (pid: number | undefined) => processStartTime(pid ?? 0) === null

test('each picture has the tick it was made from, on programme time', async () => {
  const { seen, pictures, morePictures, tags } = start('flows')
  await seen.of('running')
  await morePictures(30)
  const ticks = pictures().map(({ tick }) => tick as number)
  expect(ticks).toEqual(ticks.map((_, index) => (ticks[0] as number) + index))
  for (const { tick, timestampMs } of pictures()) expect(timestampMs).toBe((tick as number) * TICK_MS)
  const firstMs = (ticks[0] as number) * TICK_MS
  const sounds = tags.filter(({ kind, isHeader }) => kind === 'audio' && !isHeader)
  expect(sounds[0]?.timestampMs).toBeCloseTo(firstMs)
  expect(sounds[20]?.timestampMs).toBeCloseTo(firstMs + 200)
})

test('an encoder that fails at its start says why, and is started again until one works', async () => {
  const { seen, program } = start('fails', 'fails', 'fails', 'flows')
  const { error } = await seen.of('retrying')
  expect(error).toEqual({ code: 'encoder.failed', details: { reason: 'Error while opening encoder: no device' } })
  await seen.of('running')
  expect(seen.kinds()).toEqual([...Array(3).fill(['starting', 'retrying']).flat(), 'starting', 'running'])
  expect(program.starts()).toHaveLength(4)
})

test('an encoder that dies is started again; the programme goes on and its ticks count up', async () => {
  const { seen, pictures, morePictures, programme } = start('dies:20', 'flows')
  await seen.of('running')
  const { error } = await seen.of('retrying')
  const tickAtDeath = programme.tick
  expect(error).toEqual({ code: 'encoder.stopped', details: { reason: 'x264 [error]: malloc of size 3110400 failed' } })
  await seen.of('running', 2)
  await morePictures(10)
  expect(programme.tick).toBeGreaterThan(tickAtDeath)
  const ticks = pictures().map(({ tick }) => tick as number)
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b))
  expect(new Set(ticks).size).toBe(ticks.length)
  expect(ticks[20]).toBeGreaterThan(ticks[19] as number)
  expect(pictures()[20]?.isKey).toBe(true)
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
