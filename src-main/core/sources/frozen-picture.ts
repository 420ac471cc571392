import { crc32 } from 'node:zlib'

/**
 * In: each frame of a camera. Out: whether its driver repeats one picture for ever. A sensor's noise makes each frame
 * different; a picture that stays the same to the bit is none of now. A virtual camera may show a still on purpose: it is
 * opened again later each time, until its picture moves.
 */
export interface FrozenPicture {
  /** True once, when the same picture was delivered for too long. */
  observe(frame: Buffer, nowMs: number): boolean
  /** Another run begins: the time without a picture does not count. */
  restart(): void
}

const FIRST_LIMIT_MS = 10_000
const LIMIT_GROWS = 6
const MAX_LIMIT_MS = 600_000
const EVERY_NTH_ROW = 16

export function createFrozenPicture(width: number, height: number): FrozenPicture {
  let last: number | null = null
  let sinceMs: number | null = null
  let limitMs = FIRST_LIMIT_MS

  return {
    observe(frame, nowMs) {
      const print = fingerprint(frame, width, height)
      if (print !== last) {
        if (last !== null) limitMs = FIRST_LIMIT_MS
        last = print
        sinceMs = nowMs
        return false
      }
      sinceMs ??= nowMs
      if (nowMs - sinceMs < limitMs) return false
      sinceMs = null
      limitMs = Math.min(limitMs * LIMIT_GROWS, MAX_LIMIT_MS)
      return true
    },
    restart() {
      sinceMs = null
    },
  }
}

/** A sum of every 16th row of brightness: 70 kB of a 720p frame, in well under a millisecond. */
function fingerprint(frame: Buffer, width: number, height: number): number {
  let sum = 0
  for (let row = 0; row < height; row += EVERY_NTH_ROW) sum = crc32(frame.subarray(row * width, (row + 1) * width), sum)
  return sum
}
