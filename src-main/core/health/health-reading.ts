/** What the media worker counted, once a second. Counts go up for as long as it runs; the core makes windows of them. */
export interface HealthReading {
  /** Ticks that were due. */
  readonly ticks: number
  /** Of these, skipped because the machine slept or was too busy. */
  readonly missedTicks: number
  /** Of these, without the new picture that the source should have had. */
  readonly latePictures: number
  /** Ticks given to encoders that run, of all programme shapes, and those they had no room for. */
  readonly offeredTicks: number
  readonly droppedTicks: number
  readonly encodedBytes: number
  /** From the time a tick was due to its encoded picture: the median of this second. Null when none came. */
  readonly encodeDelayMs: number | null
  /**
   * How far the newest encoded sound lies behind the picture beside it, on programme time: the median of this second.
   * Sees sound that was lost, doubled or moved between programme and stream (the muxer pairs both, so a few ms are
   * normal). Does not see what a source itself delivers out of step: that is what its sync offset is for.
   */
  readonly avOffsetMs: number | null
  readonly encoder: { readonly waitingMs: number; readonly fill: number }
  /** Null before the first picture. */
  readonly picture: PictureReading | null
}

/** What the programme's picture looked like, sampled once a second. */
export interface PictureReading {
  /** How long nothing in it has moved; 0 while it moves. */
  readonly stillMs: number
  readonly isBlack: boolean
}
