import type { SoundLevel } from '../../../contract/sound.ts'
import type { SourceStrip } from '../source-strip.ts'
import { gainOf, type MixInput, mixSound } from './mix-sound.ts'
import { createSoundMeter, type SoundMeter } from './sound-meter.ts'

/** Sound levels by source id; the mix stands under `programme`. */
export type Levels = Readonly<Record<string, SoundLevel>>

/** In: what each source has for a tick. Out: the programme's sound, and its levels. */
export interface Mixer {
  /** `bytes` of sound made of every strip's; `heard`: whose is in the mix. */
  mix(taken: readonly Taken[], bytes: number): Buffer
  /** What the slate sounds like is measured, too. */
  measure(programme: Buffer): void
  /** Since the last reading. */
  levels(): Levels
}

export interface Taken {
  readonly strip: SourceStrip
  readonly sound: Buffer | null
  readonly isHeard: boolean
}

export function createMixer(): Mixer {
  const meters = new Map<string, SoundMeter>()
  const meterOf = (id: string): SoundMeter => {
    const meter = meters.get(id) ?? createSoundMeter()
    meters.set(id, meter)
    return meter
  }

  return {
    mix(taken, bytes) {
      const inputs: MixInput[] = []
      for (const { strip, sound, isHeard } of taken) {
        const { gainDb, muted } = strip.setting
        if (sound) meterOf(strip.source.id).add(sound, muted ? 0 : gainOf(gainDb))
        if (sound && isHeard) inputs.push({ sound, setting: strip.setting })
      }
      return mixSound(inputs, bytes)
    },
    measure: (programme) => meterOf('programme').add(programme, 1),
    levels() {
      const levels = Object.fromEntries([...meters].map(([id, meter]) => [id, meter.read()]))
      meters.clear()
      return levels
    },
  }
}
