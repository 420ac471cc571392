import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { StudioError } from '../../contract/errors.ts'

const run = promisify(execFile)

export interface MediaFile {
  readonly path: string
  readonly hasAudio: boolean
}

/**
 * Looks into a media file before it is used: one picture is decoded.
 * @throws StudioError source.file-missing, source.file-denied, source.file-unreadable.
 */
export async function inspectMediaFile(ffmpegPath: string, file: string): Promise<MediaFile> {
  const path = await readablePath(file)
  const args = [...inputArgs(path), '-map', '0:v:0', '-frames:v', '1', '-f', 'null', '-']
  const output = await run(ffmpegPath, args, LIMIT).catch((error: unknown) => {
    throw new StudioError('source.file-unreadable', { path }, { cause: error })
  })
  return { path, hasAudio: describesAudio(output.stderr) }
}

const LIMIT = { timeout: 20_000 } as const

const inputArgs = (path: string) => [
  '-hide_banner',
  '-nostdin',
  '-protocol_whitelist',
  'file,pipe',
  '-i',
  `file:${path}`,
]

async function readablePath(file: string): Promise<string> {
  const path = resolve(file)
  await access(path, constants.R_OK).catch(({ code }: NodeJS.ErrnoException) => {
    throw new StudioError(code === 'EACCES' || code === 'EPERM' ? 'source.file-denied' : 'source.file-missing', {
      path,
    })
  })
  return path
}

/**
 * Looks into the slate's music: a second of sound is decoded.
 * @throws StudioError source.file-missing, source.file-denied, slate.music-unreadable.
 */
export async function inspectMusicFile(ffmpegPath: string, file: string): Promise<void> {
  const path = await readablePath(file)
  await run(ffmpegPath, [...inputArgs(path), '-map', '0:a:0', '-t', '1', '-f', 'null', '-'], LIMIT).catch(
    (error: unknown) => {
      throw new StudioError('slate.music-unreadable', { path }, { cause: error })
    },
  )
}

/** Pure: whether `ffmpeg -i` listed an audio stream of the input. */
export function describesAudio(listing: string): boolean {
  const input = listing.split(/^Output #0/m)[0] ?? ''
  return /^\s*Stream #0:\d+.*: Audio: /m.test(input)
}
