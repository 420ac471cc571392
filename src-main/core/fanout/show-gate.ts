import { type ProgrammeFormat, tickMs } from '../programme/programme-format.ts'
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
  /** Settles when the encoded programme got to the end. */
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

  const inShow = (ms: number) => firstTick !== null && ms >= tickMs(firstTick, format) && ms < tickMs(endTick, format)

  return {
    admits: (tag) => tag.isHeader || tag.kind === 'script' || inShow(tag.timestampMs),
    observe({ isKey, tick }) {
      if (tick === null) return
      if (opening && firstTick === null && isKey) {
        firstTick = tick
        opened.resolve(tick)
      }
      if (tick >= endTick) closed.resolve()
      else if (firstTick !== null && tick >= firstTick) pictures += 1
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
