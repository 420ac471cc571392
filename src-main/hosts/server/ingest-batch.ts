import { type ErrorCode, StudioError } from '../../contract/errors.ts'
import { MAX_INGEST_BYTES } from '../../contract/ingest.ts'

export const EVENTS_PATH = '/events'
export const STREAM_PATH = '/stream'

/**
 * The JSON of one request or frame. UTF-8 that is none is refused: stored, it would be a comment nobody can read.
 * @throws StudioError `ingest.too-large`, `ingest.bad-json`.
 */
export function parseBatch(bytes: Uint8Array): unknown {
  if (bytes.byteLength > MAX_INGEST_BYTES) throw new StudioError('ingest.too-large')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new StudioError('ingest.bad-json', {}, { cause })
  }
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'ingest.bad-json': 400,
  'ingest.wrong-token': 401,
  'ingest.too-large': 413,
}

/** The HTTP status of an ingest error. */
export function statusOf(error: StudioError): number {
  return STATUSES[error.code] ?? 500
}
