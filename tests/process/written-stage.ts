import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { EncoderState } from '../../src-main/contract/state.ts'
import { startEncoding } from '../../src-main/core/encode/encoding-stage.ts'
import { createLadder, rungsOf } from '../../src-main/core/encode/ladder.ts'
import type { ProgrammeTag } from '../../src-main/core/fanout/programme-tag.ts'
import { systemClock } from '../../src-main/core/ports.ts'
import { createChildJournal } from '../../src-main/core/process/child-journal.ts'
import { createFramePool } from '../../src-main/core/programme/frame-pool.ts'
import { frameBytes, tickAudioBytes } from '../../src-main/core/programme/programme-format.ts'
import { fakeProgram } from '../support/fake-programs/fake-program.ts'
import { seenStates } from '../unit/media/seen-states.ts'
import { FORMAT } from './encoder-stage.ts'

/** An encoding stage that is written to as fast as its encoders take it: how busy the machine is makes no difference. */
export function writtenStage(...behaviours: string[]) {
  const program = fakeProgram('encoder', ...behaviours)
  const seen = seenStates<EncoderState>()
  const tags: ProgrammeTag[] = []
  const arrivals = new EventTarget()
  const encoding = startEncoding({
    ffmpegPath: program.path,
    format: FORMAT,
    journal: createChildJournal(program.dir),
    clock: systemClock,
    ladder: createLadder({ rungs: rungsOf([]), monotonicMs: systemClock.monotonicMs }),
    onState: seen.take,
    onTag(tag) {
      tags.push(tag)
      arrivals.dispatchEvent(new Event('tag'))
    },
  })
  onTestFinished(() => encoding.close())
  const pool = createFramePool(frameBytes(FORMAT))
  const sound = Buffer.alloc(tickAudioBytes(FORMAT))
  let tick = 0

  function write(): boolean {
    const picture = pool.take()
    const isKept = encoding.write(tick++, picture, new Uint8Array(10), sound)
    picture.release()
    return isKept
  }

  const pictures = () => tags.filter((tag) => tag.tick !== null)
  async function pass(ticks: number): Promise<void> {
    for (const until = tick + ticks; tick < until; ) {
      if (encoding.measure.fill < ROOM_TO_WRITE) write()
      await nextTurn()
    }
  }
  async function returned(): Promise<void> {
    while (encoding.measure.waitingMs > 0) await once(arrivals, 'tag')
  }
  /** The `-b:v` of each encoder that began. */
  const bitrates = () => program.starts().map(({ args }) => args[args.indexOf('-b:v') + 1])
  return { program, encoding, seen, tags, write, pass, returned, pictures, bitrates }
}

/** A hand-over is planned 0.4 s ahead: more of what may wait would be full before it. */
const ROOM_TO_WRITE = 0.7
