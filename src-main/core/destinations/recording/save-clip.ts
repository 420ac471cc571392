import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StudioError } from '../../../contract/errors.ts'
import type { Clock } from '../../ports.ts'
import { exitReason, spawnChild } from '../../process/child.ts'
import type { ChildJournal } from '../../process/child-journal.ts'
import type { Clip } from './clip-ring.ts'
import { type DiskSpace, reserveBytes } from './disk-space.ts'
import { UNFINISHED } from './finish/finish-part.ts'

export interface SaveClipDeps {
  readonly ffmpegPath: string
  readonly journal: ChildJournal
  readonly clock: Clock
  readonly readSpace: (dir: string) => Promise<DiskSpace | null>
}

/** Writes a clip as a plain MP4 file; nothing is left of one that fails. @throws StudioError clip.disk-full, clip.failed. */
export async function saveClip(clip: Clip, path: string, deps: SaveClipDeps): Promise<void> {
  const target = `${path}${UNFINISHED}`
  try {
    await mkdir(dirname(path), { recursive: true })
    const space = await deps.readSpace(dirname(path))
    if (space && space.freeBytes - clip.bytes < reserveBytes(space.totalBytes, 0) / 2)
      throw new StudioError('clip.disk-full')
    await write(clip, target, deps)
    await rename(target, path)
  } catch (error) {
    await rm(target, { force: true }).catch(() => {})
    if (error instanceof StudioError) throw error
    throw new StudioError('clip.failed', { reason: (error as Error).message }, { cause: error })
  }
}

/** It copies what is in memory: a program that takes this long hangs. */
const LIMIT_MS = 60_000

async function write({ chunks }: Clip, target: string, { ffmpegPath, journal, clock }: SaveClipDeps): Promise<void> {
  const child = spawnChild(
    { name: 'clip', command: ffmpegPath, args: clipArgs(target), stdio: ['pipe', 'ignore', 'pipe'] },
    journal,
  )
  const cancelKill = clock.after(LIMIT_MS, child.kill)
  // A program that fails breaks the pipe; its exit says why.
  if (child.process.stdin) await pipeline(Readable.from(chunks), child.process.stdin).catch(() => {})
  const exit = await child.exited
  cancelKill()
  if (exit.code !== 0) throw new Error(exitReason(exit))
}

/** Pure. */
export function clipArgs(target: string): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin', '-f', 'flv', '-i', 'pipe:0'],
    ...['-map', '0', '-c', 'copy', '-f', 'mp4', '-movflags', '+faststart', '-y', `file:${target}`],
  ]
}
