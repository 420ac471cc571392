import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'

const MAX_OUTPUT = 512 * 1024 * 1024

const ffprobe = (args: readonly string[], file: string): string =>
  execFileSync('ffprobe', ['-v', 'error', ...args, file], {
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .toString()
    .trim()

/** A box of an MP4 file: where it begins and how long it is. */
export interface FileBox {
  readonly kind: string
  readonly at: number
  readonly bytes: number
}

/** The boxes at a file's top, in order: `ftyp`, `moov`, `mdat`, ... */
export function boxesIn(file: string): FileBox[] {
  const content = readFileSync(file)
  const boxes: FileBox[] = []
  for (let at = 0; at + 8 <= content.length; at += boxes.at(-1)?.bytes ?? content.length) {
    const size = content.readUInt32BE(at)
    const bytes = size === 1 ? Number(content.readBigUInt64BE(at + 8)) : size || content.length - at
    boxes.push({ kind: content.toString('latin1', at + 4, at + 8), at, bytes })
  }
  return boxes
}

export interface FileChapter {
  readonly startSeconds: number
  readonly endSeconds: number
  readonly title: string
}

export function chaptersIn(file: string): FileChapter[] {
  const { chapters } = JSON.parse(ffprobe(['-show_chapters', '-of', 'json'], file))
  return chapters.map((chapter: { start_time: string; end_time: string; tags: { title: string } }) => ({
    startSeconds: Number(chapter.start_time),
    endSeconds: Number(chapter.end_time),
    title: chapter.tags.title,
  }))
}

/** Where each picture lies in a file and when it is shown. */
export function pictureBytes(file: string): { readonly endByte: number; readonly seconds: number }[] {
  const entries = ['-select_streams', 'v', '-show_entries', 'packet=pts_time,size,pos', '-of', 'json']
  const { packets } = JSON.parse(ffprobe(entries, file)) as {
    packets: { pts_time: string; size: string; pos: string }[]
  }
  return packets.map(({ pts_time, size, pos }) => ({ endByte: Number(pos) + Number(size), seconds: Number(pts_time) }))
}

/** The last picture a player shows of a file, by decoding it; null when it shows none. */
export function lastDecodedSeconds(file: string): number | null {
  try {
    const times = ffprobe(['-select_streams', 'v', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0'], file)
    return times === '' ? null : Number(times.split('\n').at(-1)?.replace(',', ''))
  } catch {
    return null
  }
}

/** The first `bytes` of a file, as a power cut leaves them. */
export function cutCopy(file: string, bytes: number, target: string): void {
  const kept = Buffer.alloc(bytes)
  const fd = openSync(file, 'r')
  readSync(fd, kept, 0, bytes, 0)
  closeSync(fd)
  writeFileSync(target, kept)
}
