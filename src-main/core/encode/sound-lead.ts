import { AAC_FRAME_SAMPLES, SAMPLE_RATE } from '../programme/programme-format.ts'

/*
 * Where a new encoder's sound begins, so that its AAC frames lie on the grid of the one before: the frames of both then
 * fit together to the sample. It is given this many samples from before its first picture. Pure.
 */

/**
 * After an encoder that ends in order, having been given `writtenSamples`. A frame reaches over the next one, so its
 * last whole frame is the one before the last: what follows is the new encoder's.
 */
export const leadAtHandOver = (writtenSamples: number): number =>
  writtenSamples < AAC_FRAME_SAMPLES ? writtenSamples : AAC_FRAME_SAMPLES + (writtenSamples % AAC_FRAME_SAMPLES)

/** After one that died: its sound came out until `soundEndMs`, and the new one's first picture is at `pictureMs`. */
export function leadAfterDeath(soundEndMs: number | null, pictureMs: number): number {
  if (soundEndMs === null) return 0
  const samples = Math.round(((pictureMs - soundEndMs) * SAMPLE_RATE) / 1000)
  if (samples < 0) return ((samples % AAC_FRAME_SAMPLES) + AAC_FRAME_SAMPLES) % AAC_FRAME_SAMPLES
  return samples <= MAX_LEAD_SAMPLES ? samples : 0
}

/** More than this was skipped, not cut off. */
const MAX_LEAD_SAMPLES = SAMPLE_RATE / 4
