import type { Socket } from 'node:net'
import type { ReadInto } from '../process/inlet.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { frameBytes, type PictureLane } from '../programme/programme-format.ts'
import { createFrameReader } from './frame-reader.ts'

/**
 * In: a pipe of raw frames for each lane of the programme. Out: pictures, each one frame per lane. A live source keeps
 * its newest only; a pulled one waits (its pipes rest) when it is far enough ahead.
 */
export interface PictureQueue {
  /** The next picture, held for the taker; null when there is none for every lane. */
  take(): readonly Frame[] | null
  readonly isEmpty: boolean
  /** Far enough ahead in every lane. */
  readonly isFull: boolean
  /** Where each lane's pictures go. */
  readonly readers: readonly ReadInto[]
  /** The pipes they come from, to let one rest. */
  connect(pipes: readonly Socket[]): void
  /** From now on nothing rests: whoever wrote is gone. */
  readToEnd(): void
  clear(): void
}

export interface PictureQueueOptions {
  readonly live: boolean
  /** A picture of the first lane arrived. */
  readonly onPicture: (frame: Frame) => void
}

/** Pictures a pulled source may be ahead: half a second to ride out a busy moment (21 MB at 720p). */
const PULLED_FRAMES_AHEAD = 15

export function createPictureQueue(
  lanes: readonly PictureLane[],
  { live, onPicture }: PictureQueueOptions,
): PictureQueue {
  let resting = true
  let pipes: readonly Socket[] = []
  const queues = lanes.map(({ format, pool }, index) => {
    const frames: Frame[] = []
    const reader = createFrameReader({
      bytes: frameBytes(format),
      pool,
      onFrame(frame) {
        frames.push(frame)
        if (live) for (const late of frames.splice(0, frames.length - 1)) late.release()
        else if (resting && frames.length >= PULLED_FRAMES_AHEAD) pipes[index]?.pause()
        if (index === 0) onPicture(frame)
      },
    })
    return { frames, reader }
  })
  const isEmpty = () => queues.some(({ frames }) => frames.length === 0)

  return {
    readers: queues.map(({ reader }) => reader),
    connect(connected) {
      pipes = connected
    },
    take() {
      if (isEmpty()) return null
      return queues.map(({ frames }, index) => {
        const frame = frames.shift() as Frame
        if (frames.length < PULLED_FRAMES_AHEAD) pipes[index]?.resume()
        return frame
      })
    },
    get isEmpty() {
      return isEmpty()
    },
    get isFull() {
      return queues.every(({ frames }) => frames.length >= PULLED_FRAMES_AHEAD)
    },
    readToEnd() {
      resting = false
      for (const pipe of pipes) pipe.resume()
    },
    clear() {
      for (const { frames } of queues) for (const frame of frames.splice(0)) frame.release()
    },
  }
}
