import type { Frame } from '../programme/frame-pool.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'

/**
 * Counts ticks that showed an old picture though the source should have had a new one. In: the picture of each tick.
 * One repeat is the rhythm of two clocks (a camera's and ours) and counts nothing. A picture that stood until the slate
 * came is a source that was lost, and so is the slate: that is told elsewhere.
 */
export interface LatePictures {
  /** Told apart by who it is, not by what it shows. */
  saw(picture: Frame): void
  readonly count: number
}

const TOLERATED = 2
/** Beyond it the programme shows the slate. */
const LOST_AFTER_MS = 300

export function createLatePictures({ fps }: ProgrammeFormat): LatePictures {
  const lostAfterTicks = Math.floor((LOST_AFTER_MS * fps) / 1000)
  let current: Frame | null = null
  let stoodFor = 0
  let count = 0

  return {
    saw(picture) {
      if (picture !== current) {
        if (stoodFor > TOLERATED && stoodFor < lostAfterTicks) count += stoodFor - TOLERATED
        current = picture
        stoodFor = 0
      }
      stoodFor += 1
    },
    get count() {
      return count
    },
  }
}
