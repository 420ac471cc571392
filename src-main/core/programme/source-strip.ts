import { PLAIN_SOUND, type SourceSound } from '../../contract/sound.ts'
import type { Clock } from '../ports.ts'
import type { LiveSource } from '../sources/source.ts'
import type { Frame } from './frame-pool.ts'
import { createTickDelay } from './mix/tick-delay.ts'
import type { ProgrammeFormat } from './programme-format.ts'

/**
 * One source as the programme hears and sees it: its setting, its newest picture and this tick's sound.
 * In: one `take` a tick. Out: pictures no older than they may be. Owns the frames it holds.
 */
export interface SourceStrip {
  readonly source: LiveSource
  readonly setting: SourceSound
  set(setting: SourceSound): void
  /** Takes what the source has for this tick. Out: its sound; null is silence. */
  take(soundBytes: number): Buffer | null
  /** Its newest picture in a lane; null when there is none that viewers may still see. */
  picture(lane: number): Frame | null
  close(): void
}

/** A source whose newest picture is older than this is replaced by the slate. */
export const MAX_FRAME_AGE_MS = 300

export function createSourceStrip(source: LiveSource, format: ProgrammeFormat, clock: Clock): SourceStrip {
  const delay = createTickDelay(format)
  let setting = PLAIN_SOUND
  let pictures: readonly Frame[] = []
  let takenAtMs = Number.NEGATIVE_INFINITY

  function keep(taken: readonly Frame[] | null): void {
    if (!taken) return
    for (const frame of pictures) frame.release()
    pictures = taken
    takenAtMs = clock.monotonicMs()
  }
  const isFresh = () => clock.monotonicMs() - takenAtMs <= MAX_FRAME_AGE_MS

  return {
    source,
    get setting() {
      return setting
    },
    set(next) {
      if (next.offsetMs !== setting.offsetMs) delay.set(next.offsetMs)
      setting = next
    },
    take(soundBytes) {
      const tick = delay.delay(source.take(soundBytes), soundBytes)
      keep(tick.pictures)
      return source.hasPicture && !isFresh() ? null : tick.sound
    },
    picture: (lane) => (isFresh() ? (pictures[lane] ?? null) : null),
    close() {
      for (const frame of pictures) frame.release()
      pictures = []
      delay.clear()
    },
  }
}
