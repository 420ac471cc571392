import type { Writable } from 'node:stream'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { type ChildExit, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import { openChildPipes } from '../process/child-pipes.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'
import type { PendingTick } from './backlog.ts'
import { encoderArgs } from './encoder-args.ts'
import type { EncoderChoice } from './encoder-choice.ts'
import { createEncoderTags } from './encoder-tags.ts'
import { createTickMap } from './tick-map.ts'

/** One run of the encoder's ffmpeg. In: picture, overlay and sound of each tick. Out: tags on programme time. */
export interface Encoder {
  /** Settles when its pipes are there: before that, nothing can be written. */
  readonly ready: Promise<void>
  /** Sound from before its first picture: exactly `leadSamples`, before any tick. */
  lead(sound: Buffer): void
  /** Never waits and keeps what the encoder has not read yet: the caller bounds how much that is. */
  write(pending: PendingTick): void
  readonly exited: Promise<ChildExit>
  /** Lets it finish what it has. */
  finish(): void
  kill(): void
}

export interface EncoderDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly choice: EncoderChoice
  readonly journal: ChildJournal
  readonly leadSamples: number
  readonly onTag: (tag: ProgrammeTag) => void
}

export function startEncoder({ ffmpegPath, format, choice, journal, leadSamples, onTag }: EncoderDeps): Encoder {
  const extra = openChildPipes(3)
  const [pictureUrl, overlayUrl, soundUrl] = extra.urls as [string, string, string]
  const args = encoderArgs(format, { pictureUrl, overlayUrl, soundUrl }, choice, leadSamples)
  const child = spawnChild({ name: 'encoder', command: ffmpegPath, args, stdio: extra.stdio }, journal)
  child.process.stdin?.end()
  const ticks = createTickMap(format)
  const parse = createEncoderTags({ format, ticks, leadSamples, onTag })
  child.process.stdout?.on('data', (chunk: Buffer) => {
    try {
      parse(chunk)
    } catch {
      child.kill()
    }
  })
  let pipes: readonly Writable[] = []
  const ready = extra.connect(child.process).then((connected) => {
    pipes = connected
  })

  return {
    ready,
    lead: (sound) => void pipes[2]?.write(sound),
    write({ tick, picture, overlay, sound }) {
      const [pictures, overlays, sounds] = pipes
      if (!pictures?.writable) return
      ticks.wrote(tick)
      pictures.write(picture.retain().data, () => picture.release())
      overlays?.write(overlay)
      sounds?.write(sound)
    },
    exited: child.exited,
    finish: () => void ready.then(() => pipes.forEach((pipe) => void pipe.end())),
    kill: () => child.kill(),
  }
}
