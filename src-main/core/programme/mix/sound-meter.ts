import { SILENCE_DB, type SoundLevel } from '../../../contract/sound.ts'
import { samplesOf } from './mix-sound.ts'

/** Peak and mean loudness of what was heard since the last reading. */
export interface SoundMeter {
  /** `gain`: a factor; what is muted is not added. */
  add(sound: Buffer, gain: number): void
  /** Reads and starts anew. */
  read(): SoundLevel
}

const FULL_SCALE = 32_768

/** dBFS of an amplitude between 0 and 1; silence is -100. */
export const decibels = (amplitude: number): number =>
  amplitude <= 0 ? SILENCE_DB : Math.max(SILENCE_DB, 20 * Math.log10(amplitude))

export function createSoundMeter(): SoundMeter {
  let peak = 0
  let squares = 0
  let count = 0

  return {
    add(sound, gain) {
      const samples = samplesOf(sound)
      for (const sample of samples) {
        const amplitude = (Math.abs(sample) / FULL_SCALE) * gain
        if (amplitude > peak) peak = amplitude
        squares += amplitude * amplitude
      }
      count += samples.length
    },
    read() {
      const level = { peakDb: decibels(peak), rmsDb: decibels(Math.sqrt(squares / Math.max(1, count))) }
      peak = 0
      squares = 0
      count = 0
      return level
    },
  }
}
