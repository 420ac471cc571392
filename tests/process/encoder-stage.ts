import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { DEFAULT_ENCODE } from '../../src-main/contract/picture.ts'
import type { EncoderState } from '../../src-main/contract/state.ts'
import { startEncoding } from '../../src-main/core/encode/encoding-stage.ts'
import { createLadder, type EncoderLadder, rungsOf } from '../../src-main/core/encode/ladder.ts'
import type { ProgrammeTag } from '../../src-main/core/fanout/programme-tag.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { processStartTime } from '../../src-main/core/process/process-identity.ts'
import { createFramePool } from '../../src-main/core/programme/frame-pool.ts'
import { startProgramme } from '../../src-main/core/programme/programme.ts'
import { frameBytes, type ProgrammeFormat } from '../../src-main/core/programme/programme-format.ts'
import { type FakeProgram, fakeProgram } from '../support/fake-programs/fake-program.ts'
import { seenStates } from '../unit/media/seen-states.ts'

/** Many ticks a second, so that a run is over soon. */
export const FORMAT: ProgrammeFormat = { width: 32, height: 16, fps: 100, bitrateKbps: 100, ...DEFAULT_ENCODE }
export const TICK_MS = 10

/** Only libx264, which every ffmpeg of the studio has. */
const softwareOnly = (): EncoderLadder => createLadder({ rungs: rungsOf([]), monotonicMs: systemClock.monotonicMs })

/** A programme, the fake encoders that take it, and what comes out. */
export function encoderStage(
  behaviours: readonly string[],
  openLadder: (program: FakeProgram, signal: AbortSignal) => EncoderLadder = softwareOnly,
) {
  const program = fakeProgram('encoder', ...behaviours)
  const seen = seenStates<EncoderState>()
  const tags: ProgrammeTag[] = []
  const arrivals = new EventTarget()
  const stop = new AbortController()
  const ladder = openLadder(program, stop.signal)
  const encoding = startEncoding({
    ffmpegPath: program.path,
    format: FORMAT,
    journal: createChildJournal(program.dir),
    clock: systemClock,
    ladder,
    onState: seen.take,
    onTag(tag) {
      tags.push(tag)
      arrivals.dispatchEvent(new Event('tag'))
    },
  })
  const lane = {
    format: FORMAT,
    pool: createFramePool(frameBytes(FORMAT)),
    slate: Buffer.alloc(frameBytes(FORMAT)),
    overlay: new Uint8Array(10),
    sink: encoding,
  }
  const programme = startProgramme({ clock: systemClock, lanes: [lane], onSlate: () => {}, onLevels: () => {} })
  const end = async () => {
    programme.stop()
    stop.abort()
    await encoding.close()
  }
  onTestFinished(async () => {
    for (const { pid } of program.starts()) if (!isGone(pid)) process.kill(pid, 'SIGKILL')
    await end()
  })
  const pictures = () => tags.filter(({ tick }) => tick !== null)
  const morePictures = async (count: number) => {
    for (const until = pictures().length + count; pictures().length < until; ) await once(arrivals, 'tag')
  }
  return { program, ladder, encoding, seen, tags, programme, end, pictures, morePictures }
}

export const isGone = (pid: number | undefined) => processStartTime(pid ?? 0) === null

/** From each AAC frame to the next. */
export function soundStepsMs(tags: readonly ProgrammeTag[]): number[] {
  const times = tags.filter(({ kind, isHeader }) => kind === 'audio' && !isHeader).map(({ timestampMs }) => timestampMs)
  return times.slice(1).map((ms, index) => ms - (times[index] as number))
}
