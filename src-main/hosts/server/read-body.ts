import type { Readable } from 'node:stream'
import { StudioError } from '../../contract/errors.ts'
import { MAX_INGEST_BYTES } from '../../contract/ingest.ts'

/** A body too large is read to its end up to here: a client that is still sending would never see the answer. */
const MAX_DISCARDED_BYTES = 16 * MAX_INGEST_BYTES

/**
 * The whole body, in memory.
 * @throws StudioError `ingest.too-large` above 1 MiB, `ingest.bad-json` when the sender goes away amid it.
 */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let byteLength = 0
  try {
    // The stream is the connection: destroyed on the way out, it would take the answer with it.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      byteLength += chunk.byteLength
      if (byteLength > MAX_DISCARDED_BYTES) break
      if (byteLength <= MAX_INGEST_BYTES) chunks.push(chunk)
    }
  } catch (cause) {
    throw new StudioError('ingest.bad-json', {}, { cause })
  }
  if (byteLength > MAX_INGEST_BYTES) throw new StudioError('ingest.too-large')
  return Buffer.concat(chunks)
}
