import type { Writable } from 'node:stream'
import { createFlvParser, type FlvTag } from '../fanout/flv.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { type Child, type ChildExit, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import { openChildPipes } from '../process/child-pipes.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { frameBytes, type ProgrammeFormat, tickMs } from '../programme/programme-format.ts'
import { encoderArgs } from './encoder-args.ts'
import type { EncoderChoice } from './encoder-choice.ts'
import { createTickMap, type TickMap } from './tick-map.ts'

/** One run of the encoder's ffmpeg. In: picture, overlay and sound of each tick. Out: tags on programme time. */
export interface Encoder {
  /** False when the encoder is too far behind: the tick is then skipped whole, picture and sound. */
  write(tick: number, picture: Frame, overlay: Uint8Array, sound: Buffer): boolean
  readonly exited: Promise<ChildExit>
  /** Lets it finish what it has. */
  finish(): Promise<ChildExit>
  kill(): void
}

export interface EncoderDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly choice: EncoderChoice
  readonly journal: ChildJournal
  readonly onTag: (tag: ProgrammeTag) => void
}

/** How far the encoder may fall behind before ticks are skipped (125 MB at 720p): a busy moment costs delay, not frames. */
const MAX_BEHIND_S = 3

export async function startEncoder({ ffmpegPath, format, choice, journal, onTag }: EncoderDeps): Promise<Encoder> {
  const pipes = openChildPipes(3)
  const [pictureUrl, overlayUrl, soundUrl] = pipes.urls as [string, string, string]
  const args = encoderArgs(format, { pictureUrl, overlayUrl, soundUrl }, choice)
  const child = spawnChild({ name: 'encoder', command: ffmpegPath, args, stdio: pipes.stdio }, journal)
  child.process.stdin?.end()
  const ticks = createTickMap(format)
  readTags(child, ticks, format, onTag)
  const [picture, overlay, sound] = (await pipes.connect(child.process)) as unknown as [Writable, Writable, Writable]
  const maxBehindBytes = frameBytes(format) * format.fps * MAX_BEHIND_S

  return {
    write(tick, frame, region, samples) {
      if (picture.writableLength > maxBehindBytes || !picture.writable) return false
      ticks.wrote(tick)
      picture.write(frame.retain().data, () => frame.release())
      overlay.write(region)
      sound.write(samples)
      return true
    },
    exited: child.exited,
    async finish() {
      for (const pipe of [picture, overlay, sound]) pipe.end()
      return child.exited
    },
    kill: () => child.kill(),
  }
}

function readTags(child: Child, ticks: TickMap, format: ProgrammeFormat, onTag: (tag: ProgrammeTag) => void): void {
  let frames = 0
  /** The muxer moves everything later by the AAC encoder's priming; the first frame says by how much. */
  let primingMs: number | null = null

  function toProgramme(tag: FlvTag): ProgrammeTag {
    if (tag.kind === 'video' && !tag.isHeader) {
      primingMs ??= tag.timestampMs
      const tick = ticks.tickOf(frames++)
      return { ...tag, tick, timestampMs: tickMs(tick, format) }
    }
    if (tag.kind === 'audio' && !tag.isHeader) {
      return { ...tag, tick: null, timestampMs: ticks.programmeMs(tag.timestampMs - (primingMs ?? AAC_PRIMING_MS)) }
    }
    return { ...tag, tick: null }
  }

  const parse = createFlvParser((tag) => onTag(toProgramme(tag)))
  child.process.stdout?.on('data', (chunk: Buffer) => {
    try {
      parse(chunk)
    } catch {
      child.kill()
    }
  })
}

/** ffmpeg's AAC encoder delays by one frame of 1024 samples at 48 kHz, 21 ms in FLV time. */
const AAC_PRIMING_MS = 21
