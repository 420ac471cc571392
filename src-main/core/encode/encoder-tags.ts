import { createFlvParser, type FlvTag } from '../fanout/flv.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import {
  AAC_FRAME_MS,
  AAC_FRAME_SAMPLES,
  type ProgrammeFormat,
  SAMPLE_RATE,
  tickMs,
} from '../programme/programme-format.ts'
import { SOUND_LAG_MS } from './sound-lag.ts'
import type { TickMap } from './tick-map.ts'

export interface EncoderTagsDeps {
  readonly format: ProgrammeFormat
  readonly ticks: TickMap
  /** Samples of sound from before its first picture. */
  readonly leadSamples: number
  readonly onTag: (tag: ProgrammeTag) => void
}

/** In: the bytes of one encoder run. Out: its tags on programme time. @throws Error when the bytes are not FLV. */
export function createEncoderTags({ format, ticks, leadSamples, onTag }: EncoderTagsDeps): (chunk: Buffer) => void {
  const leadMs = (leadSamples * 1000) / SAMPLE_RATE
  let frames = 0
  /** A muxer begins at 0: it moves everything later if sound begins before. The first picture says by how much. */
  let zeroMs: number | null = null
  const expectedZeroMs = Math.max(0, leadMs + AAC_FRAME_MS - SOUND_LAG_MS)

  /** FLV knows whole milliseconds; a sound is a whole number of AAC frames after the first sample. */
  function exactMs(ms: number): number {
    const frame = Math.round((ms + leadMs) / AAC_FRAME_MS)
    return ((frame * AAC_FRAME_SAMPLES - leadSamples) * 1000) / SAMPLE_RATE
  }

  function toProgramme(tag: FlvTag): ProgrammeTag {
    if (tag.kind === 'video' && !tag.isHeader) {
      zeroMs ??= tag.timestampMs
      const tick = ticks.tickOf(frames++)
      return { ...tag, tick, timestampMs: tickMs(tick, format) }
    }
    if (tag.kind === 'audio' && !tag.isHeader) {
      const ms = exactMs(tag.timestampMs - SOUND_LAG_MS - (zeroMs ?? expectedZeroMs))
      return { ...tag, tick: null, timestampMs: ticks.programmeMs(ms) }
    }
    return { ...tag, tick: null }
  }

  return createFlvParser((tag) => onTag(toProgramme(tag)))
}
