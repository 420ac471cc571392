/**
 * Picture buffers used again and again: a frame lives while someone holds it.
 * Never hands out a buffer that a pipe still reads from.
 */
export interface Frame {
  readonly data: Buffer
  retain(): Frame
  release(): void
}

export interface FramePool {
  /** A frame held once by the caller; its content is whatever was there before. */
  take(): Frame
}

/** More than this are not kept for later: what a busy moment needed goes back to the system. */
const MAX_FREE = 16

export function createFramePool(bytes: number): FramePool {
  const free: Buffer[] = []

  function hold(data: Buffer): Frame {
    let holders = 1
    const frame: Frame = {
      data,
      retain() {
        holders += 1
        return frame
      },
      release() {
        holders -= 1
        if (holders === 0 && free.length < MAX_FREE) free.push(data)
      },
    }
    return frame
  }

  return { take: () => hold(free.pop() ?? Buffer.allocUnsafeSlow(bytes)) }
}
