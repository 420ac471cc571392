import type { SourceTick } from '../../sources/source-process.ts'
import { CHANNELS, type ProgrammeFormat, SAMPLE_RATE, tickMs } from '../programme-format.ts'

/**
 * Moves a source's sound against its picture. In: the ticks of a source. Out: the same, its sound later (positive offset)
 * or its picture later (negative), by whole samples and whole ticks. What an earlier offset still holds is let go.
 */
export interface TickDelay {
  delay(tick: SourceTick, soundBytes: number): SourceTick
  set(offsetMs: number): void
  clear(): void
}

const FRAME_BYTES = CHANNELS * 2

export function createTickDelay(format: ProgrammeFormat): TickDelay {
  let pictures: (SourceTick['pictures'] | null)[] = []
  let sound: Buffer = Buffer.alloc(0)
  let heldTicks = 0

  function release(held: readonly SourceTick['pictures'][]): void {
    for (const each of held) for (const frame of each ?? []) frame.release()
  }

  /** What is delayed stays in order; missing sound is silence, so that the delay stays the same. */
  function delaySound(tick: SourceTick, soundBytes: number): Buffer | null {
    if (sound.length === 0) return tick.sound
    const joined = Buffer.concat([sound, tick.sound ?? Buffer.alloc(soundBytes)])
    sound = joined.subarray(soundBytes)
    return joined.subarray(0, soundBytes)
  }

  function delayPictures(tick: SourceTick): SourceTick['pictures'] {
    if (heldTicks === 0) return tick.pictures
    pictures.push(tick.pictures)
    return pictures.length > heldTicks ? (pictures.shift() ?? null) : null
  }

  return {
    delay: (tick, soundBytes) => ({ pictures: delayPictures(tick), sound: delaySound(tick, soundBytes) }),
    set(offsetMs) {
      release(pictures)
      pictures = []
      heldTicks = Math.round(Math.max(0, -offsetMs) / tickMs(1, format))
      sound = Buffer.alloc(Math.round((Math.max(0, offsetMs) * SAMPLE_RATE) / 1000) * FRAME_BYTES)
    },
    clear() {
      release(pictures)
      pictures = []
    },
  }
}
