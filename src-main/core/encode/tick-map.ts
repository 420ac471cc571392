import { type ProgrammeFormat, tickMs } from '../programme/programme-format.ts'

/**
 * One encoder run counts its frames from 0; the programme counts ticks. They part where the run starts late and where
 * ticks were skipped because the encoder could not keep up. Sound follows the same map, so both stay together.
 */
export interface TickMap {
  /** Called for each tick whose frame goes to the encoder, in order. */
  wrote(tick: number): void
  /** The programme tick of the encoder's frame `index`. */
  tickOf(index: number): number
  /** Programme time, ms, for a moment `ms` after the encoder's first frame. */
  programmeMs(ms: number): number
}

interface Span {
  readonly firstFrame: number
  readonly firstTick: number
}

/** Spans that any packet still in flight can belong to. */
const SPANS_KEPT = 256

export function createTickMap(format: ProgrammeFormat): TickMap {
  const spans: Span[] = []
  let frames = 0

  function spanOf(index: number): Span {
    return spans.findLast(({ firstFrame }) => firstFrame <= index) ?? spans[0] ?? { firstFrame: 0, firstTick: 0 }
  }

  return {
    wrote(tick) {
      const last = spans.at(-1)
      if (!last || tick !== last.firstTick + frames - last.firstFrame)
        spans.push({ firstFrame: frames, firstTick: tick })
      if (spans.length > SPANS_KEPT) spans.shift()
      frames += 1
    },
    tickOf(index) {
      const { firstFrame, firstTick } = spanOf(index)
      return firstTick + index - firstFrame
    },
    programmeMs(ms) {
      const { firstFrame, firstTick } = spanOf(Math.floor((ms * format.fps) / 1000))
      return ms + tickMs(firstTick - firstFrame, format)
    },
  }
}
