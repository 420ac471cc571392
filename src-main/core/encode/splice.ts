import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { AAC_FRAME_MS } from '../programme/programme-format.ts'

/**
 * Joins the tags of successive encoders. In: each encoder's tags, one encoder after the other. Out: one stream in which
 * every picture and every sound is there once, with headers only where they change. Never waits.
 */
export interface Splice {
  take(tag: ProgrammeTag): void
  /** Where the sound so far ends, programme ms; null before the first. */
  readonly soundEndMs: number | null
}

export function createSplice(emit: (tag: ProgrammeTag) => void): Splice {
  const headers = new Map<string, Buffer>()
  let lastTick = -1
  let soundEndMs: number | null = null

  /** The programme's size and rate are what the first metadata says; another bitrate is no reason to send it again. */
  function isNews({ kind, body }: ProgrammeTag): boolean {
    const known = headers.get(kind)
    if (known && (kind === 'script' || known.equals(body))) return false
    headers.set(kind, body)
    return true
  }

  function isNext({ tick, timestampMs }: ProgrammeTag): boolean {
    if (tick !== null) {
      if (tick <= lastTick) return false
      lastTick = tick
      return true
    }
    if (timestampMs < (soundEndMs ?? Number.NEGATIVE_INFINITY) - AAC_FRAME_MS / 2) return false
    soundEndMs = timestampMs + AAC_FRAME_MS
    return true
  }

  return {
    take(tag) {
      const isMedia = !tag.isHeader && tag.kind !== 'script'
      if (isMedia ? isNext(tag) : isNews(tag)) emit(tag)
    },
    get soundEndMs() {
      return soundEndMs
    },
  }
}
