/** How a source sounds in the mix. */
export interface SourceSound {
  /** -60 to 20. */
  readonly gainDb: number
  readonly muted: boolean
  /** Positive delays the sound, negative the picture; -500 to 500. */
  readonly offsetMs: number
}
export const PLAIN_SOUND: SourceSound = { gainDb: 0, muted: false, offsetMs: 0 }

export const isPlain = ({ gainDb, muted, offsetMs }: SourceSound): boolean => gainDb === 0 && !muted && offsetMs === 0

/** dBFS; silence is -100. */
export interface SoundLevel {
  readonly peakDb: number
  readonly rmsDb: number
}

export const SILENCE_DB = -100
