import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/**
 * In: a recording that a power cut or a killed program left. Out: the same without the torn box at its end. Cut inside the
 * header of a fragment (one byte in three hundred), ffmpeg opens none of the file; cut anywhere else it plays as it is.
 */
const BOX_HEADER_BYTES = 8
const LARGE_HEADER_BYTES = 16

/** Call it at the start for sessions that a crash left, before anything reads their parts. Never throws. */
export function trimTornParts(dir: string): void {
  if (!existsSync(dir)) return
  for (const name of readdirSync(dir)) if (/^recording(-\d+)?\.mp4$/.test(name)) trimTornTail(join(dir, name))
}

export function trimTornTail(path: string): void {
  let fd: number | null = null
  try {
    fd = openSync(path, 'r+')
    const { size } = fstatSync(fd)
    const playable = playableBytes(readerOf(fd), size)
    if (playable > 0 && playable < size) ftruncateSync(fd, playable)
  } catch {
    // It stays as it is; who plays or finishes it says what is wrong.
  } finally {
    if (fd !== null) closeSync(fd)
  }
}

type ReadBytes = (at: number, count: number) => Buffer

const readerOf =
  (fd: number): ReadBytes =>
  (at, count) => {
    const bytes = Buffer.alloc(count)
    return bytes.subarray(0, readSync(fd, bytes, 0, count, at))
  }

/** Up to the end of the last whole box, or of a torn `mdat`: its pictures play as far as they go. ISO/IEC 14496-12, 4.2. */
export function playableBytes(read: ReadBytes, size: number): number {
  let playable = 0
  for (let at = 0; at + BOX_HEADER_BYTES <= size; ) {
    const header = read(at, LARGE_HEADER_BYTES)
    const kind = header.toString('latin1', 4, BOX_HEADER_BYTES)
    const length = boxLength(header)
    if (length < BOX_HEADER_BYTES) break
    const isWhole = at + length <= size
    // A fragment's header alone shows nothing: it counts with the media after it.
    if (kind === 'mdat' || (isWhole && kind !== 'moof')) playable = Math.min(size, at + length)
    at += length
  }
  return playable
}

function boxLength(header: Buffer): number {
  const length = header.readUInt32BE(0)
  if (length !== 1) return length
  return header.length < LARGE_HEADER_BYTES ? 0 : Number(header.readBigUInt64BE(BOX_HEADER_BYTES))
}
