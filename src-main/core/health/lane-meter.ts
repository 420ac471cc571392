import { SOUND_LAG_MS } from '../encode/sound-lag.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import type { Clock } from '../ports.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { AAC_FRAME_MS, type ProgrammeFormat, tickMs } from '../programme/programme-format.ts'
import type { HealthReading } from './health-reading.ts'
import { createLatePictures } from './late-pictures.ts'
import { median } from './median.ts'

/**
 * Looks at one programme shape on its way through the encoder. In: each tick as it is written, each tag as it comes out.
 * Out: counts. A few additions per tick; never keeps a picture.
 */
export interface LaneMeter {
  /** `isTaken`: false when there was no room for it. */
  wrote(tick: number, picture: Frame, isTaken: boolean): void
  encoded(tag: ProgrammeTag): void
  /** Counts so far; medians since the last reading. */
  read(): LaneReading
}

export type LaneReading = Omit<HealthReading, 'encoder' | 'picture'>

/** Opening everything takes all cores for a moment: that is a start, not a loss. */
const SETTLE_S = 3

export function createLaneMeter(format: ProgrammeFormat, clock: Clock): LaneMeter {
  const late = createLatePictures(format)
  let firstTick: number | null = null
  let lastTick = 0
  let missedTicks = 0
  let offeredTicks = 0
  let droppedTicks = 0
  let encodedBytes = 0
  /** From here on losses count: a while after the first encoded picture. */
  let countFromTick = Number.POSITIVE_INFINITY
  /** When tick 0 was due: no tick is written before it is due, so the earliest ever seen tells. */
  let zeroMs = Number.POSITIVE_INFINITY
  let soundMs: number | null = null
  let delays: number[] = []
  let offsets: number[] = []

  function passed(tick: number): void {
    if (firstTick === null) firstTick = tick
    else missedTicks += tick - lastTick - 1
    lastTick = tick
  }

  return {
    wrote(tick, picture, isTaken) {
      zeroMs = Math.min(zeroMs, clock.monotonicMs() - tickMs(tick, format))
      if (tick < countFromTick) return
      passed(tick)
      late.saw(picture)
      offeredTicks += 1
      if (!isTaken) droppedTicks += 1
    },
    encoded({ kind, tick, isHeader, timestampMs, body }) {
      encodedBytes += body.byteLength
      if (kind === 'audio' && !isHeader) soundMs = timestampMs + AAC_FRAME_MS / 2 + SOUND_LAG_MS
      if (tick === null) return
      countFromTick = Math.min(countFromTick, tick + SETTLE_S * format.fps)
      delays.push(clock.monotonicMs() - (zeroMs + tickMs(tick, format)))
      if (soundMs !== null) offsets.push(timestampMs - soundMs)
    },
    read() {
      const reading = {
        ticks: firstTick === null ? 0 : lastTick - firstTick + 1,
        missedTicks,
        latePictures: late.count,
        offeredTicks,
        droppedTicks,
        encodedBytes,
        encodeDelayMs: median(delays),
        avOffsetMs: median(offsets),
      }
      delays = []
      offsets = []
      return reading
    },
  }
}
