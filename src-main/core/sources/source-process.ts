import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Child, type ChildExit, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import { openChildPipes } from '../process/child-pipes.ts'
import type { Frame, FramePool } from '../programme/frame-pool.ts'
import { frameBytes, type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'
import { createAudioQueue } from './audio-queue.ts'
import { createFrameReader } from './frame-reader.ts'
import { paceOf, type SourceSpec, sourceArgs } from './source-args.ts'

/** `frame` is null when there is no new picture: the last one stands. `sound` is null when there is none: silence. */
export interface SourceTick {
  readonly frame: Frame | null
  readonly sound: Buffer | null
}

export const NOTHING: SourceTick = { frame: null, sound: null }

/** One run of a source's ffmpeg. In: a spec. Out: the frame and the sound of each tick. Never opens itself again: source.ts does. */
export interface SourceProcess {
  /** What it has for this tick: `soundBytes` of sound and a picture held for the caller. */
  take(soundBytes: number): SourceTick
  /** True while it should be delivering: a pulled source that is far enough ahead may rest. */
  isDue(): boolean
  kill(): void
  readonly exited: Promise<ChildExit>
  stop(): Promise<void>
}

export interface SourceProcessDeps {
  readonly ffmpegPath: string
  readonly format: ProgrammeFormat
  readonly pool: FramePool
  readonly journal: ChildJournal
  /** Called for every picture that arrives. */
  readonly onFrame: () => void
}

/** Frames a pulled source may be ahead: half a second to ride out a busy moment (21 MB at 720p). */
const PULLED_FRAMES_AHEAD = 15
const LIVE_AUDIO_AHEAD_BYTES = (SAMPLE_RATE * 4) / 5

export async function startSourceProcess(
  name: string,
  spec: SourceSpec,
  deps: SourceProcessDeps,
): Promise<SourceProcess> {
  const pipes = openChildPipes(2)
  const [videoUrl, audioUrl] = pipes.urls as [string, string]
  const args = sourceArgs(spec, deps.format, { videoUrl, audioUrl }, process.platform)
  const child = spawnChild({ name: `source ${name}`, command: deps.ffmpegPath, args, stdio: pipes.stdio }, deps.journal)
  child.process.stdin?.end()
  child.process.stdout?.resume()
  const [video, sound] = (await pipes.connect(child.process)) as [Duplex, Duplex]
  return readSource(child, video, sound, paceOf(spec) === 'live', deps)
}

function readSource(child: Child, video: Duplex, sound: Duplex, live: boolean, deps: SourceProcessDeps): SourceProcess {
  const frames: Frame[] = []
  const audio = createAudioQueue({
    maxBytes: live ? LIVE_AUDIO_AHEAD_BYTES : Number.POSITIVE_INFINITY,
    dropLate: !live,
  })
  sound.on('data', (chunk: Buffer) => audio.push(chunk))

  let hasExited = false
  const reader = createFrameReader(video as Socket, {
    bytes: frameBytes(deps.format),
    pool: deps.pool,
    onFrame(frame) {
      frames.push(frame)
      if (live) for (const late of frames.splice(0, frames.length - 1)) late.release()
      else if (frames.length >= PULLED_FRAMES_AHEAD && !hasExited) reader.pause()
      deps.onFrame()
    },
  })

  // Its end is told once its pipes are read to theirs: a dead child is never left paused.
  child.process.once('exit', () => {
    hasExited = true
    reader.resume()
  })

  /** A pulled source moves picture and sound on together or not at all, so that they never part. */
  const isBehind = (soundBytes: number) =>
    !live && frames.length < PULLED_FRAMES_AHEAD && (frames.length === 0 || audio.queuedBytes < soundBytes)

  return {
    take(soundBytes) {
      if (isBehind(soundBytes)) return NOTHING
      const frame = frames.shift() ?? null
      if (frames.length < PULLED_FRAMES_AHEAD) reader.resume()
      return { frame, sound: audio.take(soundBytes) }
    },
    isDue: () => live || frames.length < PULLED_FRAMES_AHEAD,
    kill: () => child.kill(),
    exited: child.exited,
    async stop() {
      child.kill()
      await child.exited
      for (const frame of frames.splice(0)) frame.release()
    },
  }
}
