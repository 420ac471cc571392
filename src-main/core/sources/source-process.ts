import type { Duplex } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type Child, type ChildExit, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { type PictureLane, SAMPLE_RATE } from '../programme/programme-format.ts'
import { type AudioQueue, createAudioQueue } from './audio-queue.ts'
import { createPictureQueue, type PictureQueue } from './picture-queue.ts'
import { hasPicture, paceOf, type SourceSpec, sourceArgs } from './source-args.ts'
import { openSourcePipes } from './source-pipes.ts'

/**
 * `pictures`: one for each lane, held for the taker; null when there is no new one: the last one stands. `sound` is null
 * when there is none: silence.
 */
export interface SourceTick {
  readonly pictures: readonly Frame[] | null
  readonly sound: Buffer | null
}

export const NOTHING: SourceTick = { pictures: null, sound: null }

/** One run of a source's ffmpeg. In: a spec. Out: picture and sound of each tick. Never opens itself again: source.ts does. */
export interface SourceProcess {
  /** What it has for this tick: `soundBytes` of sound and a picture for each lane. */
  take(soundBytes: number): SourceTick
  /** True while it should be delivering: a pulled source that is far enough ahead may rest. */
  isDue(): boolean
  kill(): void
  readonly exited: Promise<ChildExit>
  stop(): Promise<void>
}

export interface SourceProcessDeps {
  readonly ffmpegPath: string
  /** The programme's pictures, the main one first. */
  readonly lanes: readonly PictureLane[]
  readonly journal: ChildJournal
  /** Called for everything that arrives: a picture (its first lane's frame, not held), or the sound of a source that has none. */
  readonly onDelivery: (frame: Frame | null) => void
}

const SOUND_BYTES_A_SECOND = SAMPLE_RATE * 4
const LIVE_AUDIO_AHEAD_BYTES = SOUND_BYTES_A_SECOND / 5
/** What a pulled source without a picture may be ahead, as frames do for one with. */
const PULLED_AUDIO_AHEAD_BYTES = SOUND_BYTES_A_SECOND / 2

export async function startSourceProcess(
  name: string,
  spec: SourceSpec,
  deps: SourceProcessDeps,
): Promise<SourceProcess> {
  const lanes = hasPicture(spec) ? deps.lanes : []
  const live = paceOf(spec) === 'live'
  const pictures = createPictureQueue(lanes, { live, onPicture: deps.onDelivery })
  const pipes = await openSourcePipes(pictures.readers)
  const formats = lanes.map(({ format }) => format)
  const args = sourceArgs(spec, formats, pipes, process.platform)
  const child = spawnChild({ name: `source ${name}`, command: deps.ffmpegPath, args, stdio: pipes.stdio }, deps.journal)
  child.process.stdin?.end()
  child.process.stdout?.resume()
  const connected = await pipes.connect(child.process)
  const audio = createAudioQueue({
    maxBytes: live ? LIVE_AUDIO_AHEAD_BYTES : Number.POSITIVE_INFINITY,
    dropLate: !live,
  })
  if (lanes.length === 0) return readSound(child, connected.sound, audio, live, deps.onDelivery)
  pictures.connect(connected.pictures)
  connected.sound.on('data', (chunk: Buffer) => audio.push(chunk))
  const ended = Promise.all(connected.pictures.map((pipe) => finished(pipe).catch(() => {})))
  return readPictures({ ...child, exited: ended.then(() => child.exited) }, pictures, audio, live)
}

function readPictures(child: Child, pictures: PictureQueue, audio: AudioQueue, live: boolean): SourceProcess {
  // Its end is told once its pipes are read to theirs: a dead child is never left paused.
  child.process.once('exit', pictures.readToEnd)

  /** A pulled source moves picture and sound on together or not at all, so that they never part. */
  const isBehind = (soundBytes: number) =>
    !live && !pictures.isFull && (pictures.isEmpty || audio.queuedBytes < soundBytes)

  return {
    take: (soundBytes) =>
      isBehind(soundBytes) ? NOTHING : { pictures: pictures.take(), sound: audio.take(soundBytes) },
    isDue: () => live || !pictures.isFull,
    ...endingOf(child, pictures.clear),
  }
}

/** A microphone, or the slate's music. */
function readSound(
  child: Child,
  sound: Duplex,
  audio: AudioQueue,
  live: boolean,
  onDelivery: (frame: null) => void,
): SourceProcess {
  const isFull = () => !live && audio.queuedBytes >= PULLED_AUDIO_AHEAD_BYTES
  sound.on('data', (chunk: Buffer) => {
    audio.push(chunk)
    if (isFull() && child.process.exitCode === null) sound.pause()
    onDelivery(null)
  })
  child.process.once('exit', () => sound.resume())
  return {
    take(soundBytes) {
      if (!live && audio.queuedBytes < soundBytes) return NOTHING
      const taken = audio.take(soundBytes)
      if (!isFull()) sound.resume()
      return { pictures: null, sound: taken }
    },
    isDue: () => !isFull(),
    ...endingOf(child, () => {}),
  }
}

function endingOf(child: Child, clear: () => void): Pick<SourceProcess, 'kill' | 'exited' | 'stop'> {
  return {
    kill: child.kill,
    exited: child.exited,
    async stop() {
      child.kill()
      await child.exited
      clear()
    },
  }
}
