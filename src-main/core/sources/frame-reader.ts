import type { ReadInto } from '../process/inlet.ts'
import type { Frame, FramePool } from '../programme/frame-pool.ts'

export interface FrameReaderDeps {
  readonly bytes: number
  readonly pool: FramePool
  readonly onFrame: (frame: Frame) => void
}

/** In: raw frames, one after another, in any pieces. Out: whole frames in pooled buffers, each held for the receiver. */
export function createFrameReader({ bytes, pool, onFrame }: FrameReaderDeps): ReadInto {
  let frame = pool.take()
  let filled = 0

  return {
    memory: () => frame.data.subarray(filled),
    filled(count) {
      filled += count
      if (filled < bytes) return
      const whole = frame
      frame = pool.take()
      filled = 0
      onFrame(whole)
    },
  }
}
