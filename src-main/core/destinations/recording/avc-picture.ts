import { type BitReader, createBitReader, withoutEmulationPrevention } from './bit-reader.ts'

/** What of an H.264 stream a file's header fixes for good. */
export interface AvcPicture {
  readonly profile: number
  readonly width: number
  readonly height: number
}

const FIRST_SPS = 5
const SEQUENCE_PARAMETER_SET = 7
const MACROBLOCK = 16
/** Profiles whose parameter sets say how colour is sampled (H.264 7.3.2.1.1). */
const HIGH_PROFILES: ReadonlySet<number> = new Set([44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244])

/** Pure: reads an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1); null for what is none. */
export function readAvcPicture(record: Buffer): AvcPicture | null {
  try {
    const hasSps = record[0] === 1 && ((record[FIRST_SPS] ?? 0) & 0x1f) > 0
    if (!hasSps) return null
    const start = FIRST_SPS + 3
    return readSps(record.subarray(start, start + record.readUInt16BE(FIRST_SPS + 1)))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** H.264 7.3.2.1.1, up to the cropping. */
function readSps(nal: Buffer): AvcPicture | null {
  if (((nal[0] ?? 0) & 0x1f) !== SEQUENCE_PARAMETER_SET) return null
  const reader = createBitReader(withoutEmulationPrevention(nal.subarray(1)))
  const profile = reader.bits(8)
  reader.bits(16)
  reader.unsigned()
  const chroma = HIGH_PROFILES.has(profile) ? readColour(reader) : 1
  reader.unsigned()
  skipPictureOrder(reader)
  reader.unsigned()
  reader.bits(1)
  return { profile, ...readSize(reader, chroma) }
}

/** Returns chroma_format_idc. */
function readColour(reader: BitReader): number {
  const chroma = reader.unsigned()
  if (chroma === 3) reader.bits(1)
  reader.unsigned()
  reader.unsigned()
  reader.bits(1)
  if (reader.bits(1) === 1) skipScalingLists(reader, chroma === 3 ? 12 : 8)
  return chroma
}

function skipScalingLists(reader: BitReader, count: number): void {
  for (let list = 0; list < count; list++) if (reader.bits(1) === 1) skipScalingList(reader, list < 6 ? 16 : 64)
}

/** H.264 7.3.2.1.1.1: the list ends where its next scale is 0. */
function skipScalingList(reader: BitReader, size: number): void {
  let last = 8
  for (let index = 0; index < size; index++) {
    const next = (last + reader.signed() + 256) % 256
    if (next === 0) return
    last = next
  }
}

function skipPictureOrder(reader: BitReader): void {
  const type = reader.unsigned()
  if (type === 0) reader.unsigned()
  if (type !== 1) return
  reader.bits(1)
  reader.signed()
  reader.signed()
  for (let left = reader.unsigned(); left > 0; left--) reader.signed()
}

function readSize(reader: BitReader, chroma: number) {
  const columns = reader.unsigned() + 1
  const rows = reader.unsigned() + 1
  const fieldRows = 2 - reader.bits(1)
  if (fieldRows === 2) reader.bits(1)
  reader.bits(1)
  const [left, right, top, bottom] = reader.bits(1) === 1 ? readCrop(reader) : [0, 0, 0, 0]
  const cropColumn = chroma === 1 || chroma === 2 ? 2 : 1
  const cropRow = (chroma === 1 ? 2 : 1) * fieldRows
  return {
    width: columns * MACROBLOCK - (left + right) * cropColumn,
    height: rows * MACROBLOCK * fieldRows - (top + bottom) * cropRow,
  }
}

const readCrop = (reader: BitReader): [number, number, number, number] => [
  reader.unsigned(),
  reader.unsigned(),
  reader.unsigned(),
  reader.unsigned(),
]
