import { AAC_FRAME_MS, type ProgrammeFormat, tickMs } from '../programme/programme-format.ts'
import type { ProgrammeTag } from './programme-tag.ts'

/**
 * Which part of the programme belongs to the show. Closed until the show's first key frame, open from it,
 * closed again from the tick the show ends at. Observes every tag before any feed does.
 */
export interface ShowGate {
  /** Whether consumers of the show may have this tag. Headers always pass. */
  admits(tag: ProgrammeTag): boolean
  observe(tag: ProgrammeTag): void
  /** Opens at the next key frame. */
  open(): void
  /** The show's first tick, once the gate is open. */
  readonly opened: Promise<number>
  readonly isOpen: boolean
  /** Closes at `tick`, the first one that is not in the show. */
  closeAt(tick: number): void
  /** Settles when picture and sound of the encoded programme got to the end. */
  readonly closed: Promise<void>
  /** Encoded pictures of the show so far. */
  readonly pictures: number
}

export function createShowGate(format: ProgrammeFormat): ShowGate {
  const opened = Promise.withResolvers<number>()
  const closed = Promise.withResolvers<void>()
  let opening = false
  let firstTick: number | null = null
  let pictures = 0
  let endTick = Number.POSITIVE_INFINITY
  let picturesOver = false
  let soundOver = false

  const inShow = (ms: number) => firstTick !== null && ms >= tickMs(firstTick, format) && ms < tickMs(endTick, format)

  return {
    admits: (tag) => tag.isHeader || tag.kind === 'script' || inShow(tag.timestampMs),
    observe({ kind, isHeader, isKey, tick, timestampMs }) {
      const endMs = tickMs(endTick, format)
      if (tick === null) soundOver ||= kind === 'audio' && !isHeader && timestampMs + AAC_FRAME_MS >= endMs
      else picturesOver ||= tick >= endTick
      if (picturesOver && soundOver) closed.resolve()
      if (tick === null) return
      if (opening && firstTick === null && isKey) {
        firstTick = tick
        opened.resolve(tick)
      }
      if (firstTick !== null && tick >= firstTick && tick < endTick) pictures += 1
    },
    open() {
      opening = true
    },
    opened: opened.promise,
    get isOpen() {
      return firstTick !== null
    },
    closeAt(tick) {
      endTick = tick
    },
    closed: closed.promise,
    get pictures() {
      return pictures
    },
  }
}
