import { AAC_FRAME_MS } from '../programme/programme-format.ts'

/**
 * The encoder is told that sound is this much later than it is, and its tags are moved back. ffmpeg encodes and muxes what
 * is earliest: a picture would wait for the sound up to its own time, which comes with the next two ticks. Measured
 * (tick to encoded picture at 720p30, ffmpeg 5.1): 71 ms with no lag, 38 with one tick, 15 from 64 ms on. Whole AAC frames,
 * so that the grid of sounds stays where it is.
 */
export const SOUND_LAG_MS = 3 * AAC_FRAME_MS
