/** Samples waiting for their tick, as bytes of s16le stereo. What is missing at a tick is silence there. */
export interface AudioQueue {
  push(chunk: Buffer): void
  /** Exactly `bytes`: queued sound first, silence for the rest. */
  take(bytes: number): Buffer
  readonly queuedBytes: number
}

const FRAME_BYTES = 4

export interface AudioQueueOptions {
  /** What may wait; the oldest beyond it is dropped. */
  readonly maxBytes: number
  /**
   * Whether sound that silence stood in for is dropped when it comes: a pulled source's sound then never moves against
   * its picture. A live source keeps it: that small delay is its cushion against uneven arrival.
   */
  readonly dropLate: boolean
}

export function createAudioQueue({ maxBytes, dropLate }: AudioQueueOptions): AudioQueue {
  const chunks: Buffer[] = []
  let queuedBytes = 0
  /** Silence stood in for these; they come too late. */
  let owedBytes = 0

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
      const late = Math.min(owedBytes, chunk.length)
      owedBytes -= late
      if (late < chunk.length) chunks.push(chunk.subarray(late))
      queuedBytes += chunk.length - late
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
      if (dropLate) owedBytes += bytes - available
      return whole
    },
    get queuedBytes() {
      return queuedBytes
    },
  }
}
