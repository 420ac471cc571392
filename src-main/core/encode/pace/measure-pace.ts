import { setPriority } from 'node:os'
import type { Writable } from 'node:stream'
import { createFlvParser } from '../../fanout/flv.ts'
import { emptyOverlay, overlayRegion } from '../../overlay/overlay-region.ts'
import type { Clock } from '../../ports.ts'
import { spawnChild } from '../../process/child.ts'
import type { ChildJournal } from '../../process/child-journal.ts'
import { openChildPipes } from '../../process/child-pipes.ts'
import { type ProgrammeFormat, tickAudioBytes } from '../../programme/programme-format.ts'
import { encoderArgs } from '../encoder-args.ts'
import type { EncoderChoice } from '../encoder-choice.ts'
import { movingPictures } from './moving-pictures.ts'

export interface PaceDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly choice: EncoderChoice
  readonly clock: Clock
  readonly journal: ChildJournal
}

const PICTURES = 90
const DIFFERENT_PICTURES = 6
/** A pace below a fifth is not worth waiting for. */
const LIMIT_MS = 15_000
/** The programme that runs beside it comes first: what is measured is what it leaves. */
const LOW_PRIORITY = 10

/**
 * How many times faster than real time the production arguments run, beside the programme that runs now. Out: null when
 * it could not be told: the encoder failed, took too long, or `signal` ended it.
 */
export async function measurePace(deps: PaceDeps, signal: AbortSignal): Promise<number | null> {
  const { ffmpegPath, format, choice, clock, journal } = deps
  const pictures = movingPictures(format, DIFFERENT_PICTURES)
  if (signal.aborted) return null
  const pipes = openChildPipes(3)
  const [pictureUrl, overlayUrl, soundUrl] = pipes.urls as [string, string, string]
  const args = encoderArgs(format, { pictureUrl, overlayUrl, soundUrl }, choice)
  const child = spawnChild({ name: 'encoder pace', command: ffmpegPath, args, stdio: pipes.stdio }, journal)
  const times = readTimes(child.process.stdout, clock, child.kill)
  const ended = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)])
  ended.addEventListener('abort', child.kill, { once: true })
  child.process.stdin?.end()
  lowerPriority(child.process.pid)
  void pipes.connect(child.process).then((inputs) => feed(inputs, pictures, format), child.kill)
  const { code } = await child.exited
  ended.removeEventListener('abort', child.kill)
  const [first, last] = [times[0], times.at(-1)]
  if (code !== 0 || times.length !== PICTURES || first === undefined || last === undefined) return null
  return ((PICTURES - 1) * 1000) / format.fps / (last - first)
}

function feed([picture, overlay, sound]: readonly Writable[], pictures: readonly Buffer[], format: ProgrammeFormat) {
  const region = emptyOverlay(overlayRegion(format))
  const silence = Buffer.alloc(tickAudioBytes(format))
  for (let tick = 0; tick < PICTURES; tick++) {
    picture?.write(pictures[tick % pictures.length])
    overlay?.write(region)
    sound?.write(silence)
  }
  for (const pipe of [picture, overlay, sound]) pipe?.end()
}

/** When each encoded picture came out. */
function readTimes(stdout: NodeJS.ReadableStream | null, clock: Clock, kill: () => void): readonly number[] {
  const times: number[] = []
  const parse = createFlvParser(({ kind, isHeader }) => {
    if (kind === 'video' && !isHeader) times.push(clock.monotonicMs())
  })
  stdout?.on('data', (chunk: Buffer) => {
    try {
      parse(chunk)
    } catch {
      kill()
    }
  })
  return times
}

/** A process that is gone already has no priority. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY)
  } catch {}
}
