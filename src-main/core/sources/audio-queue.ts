/** Samples waiting for their tick, as bytes of s16le stereo. What is missing is silence; what is too old is dropped. */
export interface AudioQueue {
  push(chunk: Buffer): void
  /** Exactly `bytes`: queued sound first, silence for the rest. */
  take(bytes: number): Buffer
  clear(): void
  readonly queuedBytes: number
}

const FRAME_BYTES = 4

/** `maxBytes`: what a live source may be ahead before its oldest sound is dropped (Infinity where the source waits for us). */
export function createAudioQueue(maxBytes: number): AudioQueue {
  let chunks: Buffer[] = []
  let queuedBytes = 0

  function drop(bytes: number): void {
    let left = bytes - (bytes % FRAME_BYTES)
    queuedBytes -= left
    while (left > 0) {
      const first = chunks[0] as Buffer
      if (first.length <= left) chunks.shift()
      else chunks[0] = first.subarray(left)
      left -= Math.min(left, first.length)
    }
  }

  return {
    push(chunk) {
      chunks.push(chunk)
      queuedBytes += chunk.length
      if (queuedBytes > maxBytes) drop(queuedBytes - maxBytes)
    },
    take(bytes) {
      const whole = Buffer.alloc(bytes)
      let filled = 0
      const available = Math.min(bytes, queuedBytes - (queuedBytes % FRAME_BYTES))
      for (const chunk of chunks) {
        if (filled >= available) break
        filled += chunk.copy(whole, filled, 0, available - filled)
      }
      drop(available)
      return whole
    },
    clear() {
      chunks = []
      queuedBytes = 0
    },
    get queuedBytes() {
      return queuedBytes
    },
  }
}
