import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { OneShots } from '../../../ffmpeg/one-shots.ts'
import { type DiskSpace, reserveBytes } from '../disk-space.ts'
import { sizeOf } from '../part-files.ts'
import { type ChapterMark, chaptersOf, ffmetadata } from './chapters.ts'
import { copied, inputFile, type MediaLength, readMediaLength } from './media-length.ts'
import type { SessionPart } from './session-parts.ts'
import { trimTornTail } from './torn-tail.ts'

export interface FinishDeps {
  readonly oneShots: OneShots
  readonly readSpace: (dir: string) => Promise<DiskSpace | null>
}

export interface FinishedPart {
  readonly bytes: number
  readonly durationMs: number
}

/** What a killed core leaves of a file that was being finished. */
export const UNFINISHED = '.finishing'
const MAX_DIFFERENCE_MS = 500

/**
 * Makes a plain MP4 file with chapters of a part: its index first, so that every player can seek in it. The part stays as
 * it is until the new file was read from end to end. @throws Error with the reason; the part is untouched then.
 */
export async function finishPart(
  { path, firstPictureAtMs }: SessionPart,
  marks: readonly ChapterMark[],
  { oneShots, readSpace }: FinishDeps,
): Promise<FinishedPart> {
  const target = `${path}${UNFINISHED}`
  await requireRoom(path, readSpace)
  const length = await readPart(oneShots, path)
  const { durationMs } = length
  const chapters = firstPictureAtMs === null ? [] : chaptersOf(marks, { firstPictureAtMs, durationMs })
  try {
    await oneShots.run('finish', finishArgs(path, target), ffmetadata(chapters))
    requireSame(length, await readMediaLength(oneShots, target))
    await syncToDisk(target)
    await rename(target, path)
  } catch (error) {
    await rm(target, { force: true }).catch(() => {})
    throw error
  }
  return { bytes: await sizeOf(path), durationMs: Math.round(durationMs) }
}

/** Pure. The chapters come on standard input. */
export function finishArgs(path: string, target: string): string[] {
  const chapters = ['-protocol_whitelist', 'file,pipe', '-f', 'ffmetadata', '-i', 'pipe:0', '-map_chapters', '1']
  return ['-loglevel', 'warning', ...inputFile(path), ...chapters, ...copied('mp4'), ...plain(target)]
}

/** Pure. A plain file: its index before its media. */
export const plain = (target: string) => ['-movflags', '+faststart', '-y', `file:${target}`]

/** A part whose program was cut off in a fragment's header can't be opened before its torn end is gone. */
async function readPart(oneShots: OneShots, path: string): Promise<MediaLength> {
  try {
    return await readMediaLength(oneShots, path)
  } catch {
    trimTornTail(path)
    return readMediaLength(oneShots, path)
  }
}

async function requireRoom(path: string, readSpace: FinishDeps['readSpace']): Promise<void> {
  const [bytes, space] = [await sizeOf(path), await readSpace(dirname(path))]
  if (!space || space.freeBytes - bytes >= reserveBytes(space.totalBytes, 0)) return
  throw new Error(`it takes ${Math.ceil(bytes / 2 ** 20)} MiB more on the disk`)
}

function requireSame(before: MediaLength, after: MediaLength): void {
  const samePictures = before.pictures === after.pictures && before.pictures > 0
  if (samePictures && Math.abs(before.durationMs - after.durationMs) <= MAX_DIFFERENCE_MS) return
  throw new Error(`${after.pictures} of ${before.pictures} pictures came through`)
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}
