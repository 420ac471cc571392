import type { DestinationCounters } from '../../contract/state.ts'
import type { FfmpegProgress } from '../ffmpeg/ffmpeg-progress.ts'

/** Each connection counts from 0; its destination's counters go on. */
export interface ConnectionCounters {
  /** A connection was accepted; every one after the first is a reconnect. */
  accepted(): void
  progressed(progress: FfmpegProgress, droppedFrames: number): DestinationCounters
  /** The connection is over. */
  ended(): void
}

export function createConnectionCounters(): ConnectionCounters {
  const nothing = { bytes: 0, frames: 0, droppedFrames: 0 }
  let past = nothing
  let current = nothing
  let connections = 0

  const total = () => ({
    bytes: past.bytes + current.bytes,
    frames: past.frames + current.frames,
    droppedFrames: past.droppedFrames + current.droppedFrames,
  })

  return {
    accepted() {
      connections += 1
    },
    progressed({ frame, totalBytes }, droppedFrames) {
      current = { bytes: totalBytes, frames: frame, droppedFrames }
      return { ...total(), reconnects: Math.max(0, connections - 1) }
    },
    ended() {
      past = total()
      current = nothing
    },
  }
}

export const NO_COUNTERS: DestinationCounters = { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 }
