import type { Socket } from 'node:net'
import type { Frame, FramePool } from '../programme/frame-pool.ts'

/** In: a pipe of raw frames, one after another. Out: whole frames in pooled buffers, each held for the receiver. */
export interface FrameReader {
  pause(): void
  resume(): void
}

export interface FrameReaderDeps {
  readonly bytes: number
  readonly pool: FramePool
  readonly onFrame: (frame: Frame) => void
}

export function createFrameReader(pipe: Socket, { bytes, pool, onFrame }: FrameReaderDeps): FrameReader {
  let frame = pool.take()
  let filled = 0

  pipe.on('data', (chunk: Buffer) => {
    let offset = 0
    while (offset < chunk.length) {
      const copied = chunk.copy(frame.data, filled, offset)
      offset += copied
      filled += copied
      if (filled < bytes) continue
      const whole = frame
      frame = pool.take()
      filled = 0
      onFrame(whole)
    }
  })

  return {
    pause: () => void pipe.pause(),
    resume: () => void pipe.resume(),
  }
}
