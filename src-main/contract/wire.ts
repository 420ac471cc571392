import { z } from 'zod'
import type { StudioErrorInfo } from './errors.ts'
import type { StudioEvent } from './events.ts'
import type { StudioState } from './state.ts'

/**
 * One WebSocket at `/contract` carries everything. Client to server: commands and, on a gap, `snapshot`.
 * Server to client: a snapshot first, then numbered events in order, answers, and binary preview frames.
 */
export const clientMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), id: z.number().int(), name: z.string(), params: z.unknown() }),
  z.object({ kind: z.literal('snapshot') }),
])
export type ClientMessage = z.infer<typeof clientMessageSchema>

export type ServerMessage =
  /** `seq`: number of the last event in this state. */
  | { readonly kind: 'snapshot'; readonly seq: number; readonly state: StudioState; readonly nowMs: number }
  /** Events `firstSeq`, `firstSeq + 1`, ... */
  | { readonly kind: 'events'; readonly firstSeq: number; readonly events: readonly StudioEvent[] }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly error: StudioErrorInfo }

export const CONTRACT_PATH = '/contract'
/** GET, with the cookie: the HTML report of a closed session. */
export const reportPath = (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}/report.html`
/** GET, with the cookie: what `debug.read` answers, as a file to save. */
export const DEBUG_PATH = '/debug.json'

/**
 * Binary preview frame: byte 0 kind (0 = AVCDecoderConfigurationRecord, 1 = key frame, 2 = delta frame),
 * bytes 1-8 programme time in ms (float64, big endian), then the payload (AVCC: 4-byte length prefixed NAL units).
 */
export const PREVIEW_HEADER_BYTES = 9
export const PREVIEW_KINDS = ['config', 'key', 'delta'] as const
export type PreviewKind = (typeof PREVIEW_KINDS)[number]
export interface PreviewFrame {
  readonly kind: PreviewKind
  readonly atMs: number
  readonly payload: Uint8Array
}

export function encodePreviewFrame({ kind, atMs, payload }: PreviewFrame): Uint8Array {
  const bytes = new Uint8Array(PREVIEW_HEADER_BYTES + payload.byteLength)
  bytes[0] = PREVIEW_KINDS.indexOf(kind)
  new DataView(bytes.buffer).setFloat64(1, atMs)
  bytes.set(payload, PREVIEW_HEADER_BYTES)
  return bytes
}

/** @throws RangeError when the bytes are no preview frame. */
export function decodePreviewFrame(bytes: Uint8Array): PreviewFrame {
  const kind = PREVIEW_KINDS[bytes[0] ?? -1]
  if (bytes.byteLength < PREVIEW_HEADER_BYTES || kind === undefined) throw new RangeError('not a preview frame')
  const atMs = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1)
  return { kind, atMs, payload: bytes.subarray(PREVIEW_HEADER_BYTES) }
}
