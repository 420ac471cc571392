import type { FfmpegProgress } from '../ffmpeg/ffmpeg-progress.ts'

/**
 * Pure: how much of the show has certainly left this machine, in ms. What ffmpeg counts as sent may still stand in the
 * send buffer: `heldBytes` at this connection's own rate, which a still picture makes lower than the bitrate.
 */
export function provenMs({ outTimeMs, totalBytes }: FfmpegProgress, heldBytes: number): number {
  return totalBytes <= heldBytes ? 0 : outTimeMs * (1 - heldBytes / totalBytes)
}

/** From here on a connection counts as a success. */
export const ENOUGH_PROOF_MS = 1_000
