import type { SoundLevel } from '../../../src-main/contract/sound.ts'

const FLOOR_DB = -60
/** Peaks from here on are close to clipping; from the second on they clip. */
const LOUD_DB = -6
const CLIPPING_DB = -1

/** Where a level stands on the bar: 0 at -60 dBFS and below, 1 at full scale. */
export function levelShare(db: number): number {
  return Math.min(1, Math.max(0, 1 - db / FLOOR_DB))
}

export type LevelTone = 'plain' | 'warn' | 'fail'

export function levelTone({ peakDb }: SoundLevel): LevelTone {
  if (peakDb >= CLIPPING_DB) return 'fail'
  return peakDb >= LOUD_DB ? 'warn' : 'plain'
}
