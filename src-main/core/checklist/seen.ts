import type { PictureReading } from '../health/health-reading.ts'
import type { HeardSound } from './heard-sound.ts'

/** What the checklist looks at beside the state. */
export interface Seen {
  /** Null before the first look. */
  readonly picture: PictureReading | null
  readonly sound: HeardSound
  readonly clockJump: { readonly byMs: number; readonly agoMs: number } | null
  /** Wall clock. */
  readonly nowMs: number
  /** When this program was made; null where its files don't tell. */
  readonly builtAtMs: number | null
}
