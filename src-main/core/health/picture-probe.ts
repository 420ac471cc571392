import type { Clock } from '../ports.ts'
import type { PictureReading } from './health-reading.ts'

/** In: the programme's picture, now and then. Out: whether it moves and whether it is black. Keeps 4 kB of it. */
export interface PictureProbe {
  /** Samples the luma plane, which comes first; at most once a second. */
  look(picture: Uint8Array, width: number, height: number): void
  read(): PictureReading | null
}

const LOOK_EVERY_MS = 1_000
const SAMPLES = 4_096
/** Of 256: less is the noise of a codec, not movement. */
const MOVED_BY = 4
/** Black is 16 in video; a camera under its cap is a little lighter. */
const BLACK_BELOW = 30

export function createPictureProbe(clock: Clock): PictureProbe {
  let before: Uint8Array | null = null
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let movedAtMs = 0
  let isBlack = false

  return {
    look(picture, width, height) {
      const nowMs = clock.monotonicMs()
      if (nowMs - lookedAtMs < LOOK_EVERY_MS) return
      lookedAtMs = nowMs
      const samples = sample(picture, width * height)
      if (!before || hasMoved(before, samples)) movedAtMs = nowMs
      isBlack = samples.every((luma) => luma < BLACK_BELOW)
      before = samples
    },
    read: () => before && { stillMs: Math.max(0, lookedAtMs - movedAtMs), isBlack },
  }
}

/** An odd step, so that samples don't fall into one column. A plain loop: it runs between two ticks. */
function sample(picture: Uint8Array, pixels: number): Uint8Array {
  const step = Math.max(1, Math.floor(pixels / SAMPLES) | 1)
  const samples = new Uint8Array(Math.floor(pixels / step))
  for (let index = 0; index < samples.length; index++) samples[index] = picture[index * step] as number
  return samples
}

const hasMoved = (before: Uint8Array, now: Uint8Array) =>
  before.length !== now.length || now.some((luma, index) => Math.abs(luma - (before[index] as number)) > MOVED_BY)
