import { SILENCE_DB, type SoundLevel } from '../../contract/sound.ts'
import type { Clock } from '../ports.ts'

/** The loudest and how often at the limit, over the last five seconds. */
export interface HeardSound {
  readonly peakDb: number
  readonly clippedTimes: number
  /** False before the first level. */
  readonly wasMeasured: boolean
}

export interface SoundMemory {
  /** Ten times a second. */
  take(level: SoundLevel): void
  heard(): HeardSound
}

const MEMORY_MS = 5_000
/** 16-bit sound at its limit. */
const CLIPPED_DB = -0.1

export function createSoundMemory(clock: Clock): SoundMemory {
  let levels: readonly { readonly atMs: number; readonly peakDb: number }[] = []
  const recent = () => levels.filter(({ atMs }) => clock.monotonicMs() - atMs <= MEMORY_MS)
  return {
    take({ peakDb }) {
      levels = [...recent(), { atMs: clock.monotonicMs(), peakDb }]
    },
    heard() {
      const peaks = recent().map(({ peakDb }) => peakDb)
      return {
        peakDb: Math.max(SILENCE_DB, ...peaks),
        clippedTimes: peaks.filter((peakDb) => peakDb >= CLIPPED_DB).length,
        wasMeasured: peaks.length > 0,
      }
    },
  }
}
