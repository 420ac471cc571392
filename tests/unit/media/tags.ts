import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import type { FlvTagKind } from '../../../src-main/core/fanout/flv.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import type { ProgrammeFormat } from '../../../src-main/core/programme/programme-format.ts'

/** A small programme: 25 ticks a second of 40 ms. */
export const FORMAT: ProgrammeFormat = { width: 64, height: 36, fps: 25, bitrateKbps: 100, ...DEFAULT_ENCODE }
export const TICK_MS = 40

const header = (kind: FlvTagKind, body: Buffer): ProgrammeTag => ({
  kind,
  timestampMs: 0,
  body,
  isHeader: kind !== 'script',
  isKey: false,
  tick: null,
})

export const script = () => header('script', Buffer.from('onMetaData'))
export const videoHeader = (version = 1) => header('video', Buffer.from([0x17, 0, 0, 0, 0, version]))
export const audioHeader = (version = 1) => header('audio', Buffer.from([0xaf, 0, version]))
export const headers = () => [script(), videoHeader(), audioHeader()]

/** The encoded picture of a tick; `bytes` makes it as large as the test needs. */
export function picture(tick: number, isKey = false, bytes = 16): ProgrammeTag {
  const body = Buffer.alloc(bytes, tick)
  body[0] = isKey ? 0x17 : 0x27
  body[1] = 1
  return { kind: 'video', timestampMs: tick * TICK_MS, body, isHeader: false, isKey, tick }
}
export const key = (tick: number, bytes?: number) => picture(tick, true, bytes)

export function sound(ms: number, bytes = 8): ProgrammeTag {
  const body = Buffer.alloc(bytes, 1)
  body[0] = 0xaf
  return { kind: 'audio', timestampMs: ms, body, isHeader: false, isKey: false, tick: null }
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
