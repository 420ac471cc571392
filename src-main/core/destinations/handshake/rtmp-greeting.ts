import { randomBytes } from 'node:crypto'

/**
 * The greeting of RTMP (Adobe's RTMP 1.0, section 5.2): one byte version and 1536 bytes with time and noise, answered by the
 * same and an echo. Nothing of a publish is in it. Pure but for the noise.
 */
const VERSION = 3
const CHUNK_BYTES = 1536
/** Time and four zeros come before the noise. */
const HEADER_BYTES = 8

export const RTMP_ANSWER_BYTES = 1 + 2 * CHUNK_BYTES

/** C0 and C1. */
export function rtmpGreeting(noise: (bytes: number) => Buffer = randomBytes): Buffer {
  return Buffer.concat([Buffer.from([VERSION]), Buffer.alloc(HEADER_BYTES), noise(CHUNK_BYTES - HEADER_BYTES)])
}

/** Whether what came so far is, or may become, S0, S1 and S2. */
export function readRtmpAnswer(bytes: Buffer): 'more' | 'rtmp' | 'else' {
  if (bytes.length > 0 && bytes[0] !== VERSION) return 'else'
  return bytes.length < RTMP_ANSWER_BYTES ? 'more' : 'rtmp'
}
