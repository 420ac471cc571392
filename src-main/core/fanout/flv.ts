/**
 * FLV tags (Adobe Flash Video File Format 10.1, annex E.4): an 11-byte header (type, 24-bit size, 24-bit timestamp plus
 * 8 upper bits, stream id), the body, and the whole tag's size again in 4 bytes.
 */
export type FlvTagKind = 'audio' | 'video' | 'script'

export interface FlvTag {
  readonly kind: FlvTagKind
  /** Milliseconds. */
  readonly timestampMs: number
  readonly body: Buffer
  /** A decoder configuration (AVC or AAC sequence header), not media. */
  readonly isHeader: boolean
  readonly isKey: boolean
}

const TYPE_BYTES: Readonly<Record<FlvTagKind, number>> = { audio: 8, video: 9, script: 18 }
const KINDS = new Map<number, FlvTagKind>([
  [8, 'audio'],
  [9, 'video'],
  [18, 'script'],
])
const FILE_HEADER_BYTES = 13
const TAG_HEADER_BYTES = 11
const TRAILER_BYTES = 4
const KEY_FRAME = 1
/** AVC packet type. */
const END_OF_SEQUENCE = 2

/** Signature, version 1, flags audio + video, header size 9, and the first (empty) tag size. */
export const FLV_FILE_HEADER = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0])

/**
 * Cuts a byte stream into tags, whatever the chunks. The mark an encoder leaves when it ends is left out: it looks like
 * a key frame, and the programme goes on with the next encoder. @throws Error when the bytes are not FLV.
 */
export function createFlvParser(onTag: (tag: FlvTag) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let headerSeen = false

  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    if (!headerSeen) {
      if (rest.length < FILE_HEADER_BYTES) return
      if (rest.toString('latin1', 0, 3) !== 'FLV') throw new Error('not an FLV stream')
      headerSeen = true
      at = FILE_HEADER_BYTES
    }
    while (rest.length - at >= TAG_HEADER_BYTES) {
      const end = at + TAG_HEADER_BYTES + rest.readUIntBE(at + 1, 3)
      if (rest.length < end + TRAILER_BYTES) break
      const tag = readTag(rest, at, end)
      if (!isEndOfSequence(tag)) onTag(tag)
      at = end + TRAILER_BYTES
    }
    rest = rest.subarray(at)
  }
}

function readTag(bytes: Buffer, at: number, end: number): FlvTag {
  const kind = KINDS.get((bytes[at] as number) & 0x1f)
  if (kind === undefined) throw new Error('not an FLV tag')
  const timestampMs = bytes.readUIntBE(at + 4, 3) + (bytes[at + 7] as number) * 2 ** 24
  const body = bytes.subarray(at + TAG_HEADER_BYTES, end)
  const isHeader = kind !== 'script' && body[1] === 0
  const isKey = kind === 'video' && (body[0] as number) >> 4 === KEY_FRAME && !isHeader
  return { kind, timestampMs, body, isHeader, isKey }
}

const isEndOfSequence = ({ kind, body }: FlvTag) => kind === 'video' && body[1] === END_OF_SEQUENCE

/** The bytes of a tag at another time. */
export function writeTag({ kind, body }: FlvTag, timestampMs: number): Buffer {
  const bytes = Buffer.allocUnsafe(TAG_HEADER_BYTES + body.length + TRAILER_BYTES)
  const time = Math.max(0, Math.round(timestampMs))
  bytes[0] = TYPE_BYTES[kind]
  bytes.writeUIntBE(body.length, 1, 3)
  bytes.writeUIntBE(time & 0xffffff, 4, 3)
  bytes[7] = (time >>> 24) & 0xff
  bytes.writeUIntBE(0, 8, 3)
  body.copy(bytes, TAG_HEADER_BYTES)
  bytes.writeUInt32BE(TAG_HEADER_BYTES + body.length, TAG_HEADER_BYTES + body.length)
  return bytes
}
