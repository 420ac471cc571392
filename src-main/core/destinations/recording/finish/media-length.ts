import { parseProgress } from '../../../ffmpeg/ffmpeg-progress.ts'
import type { OneShots } from '../../../ffmpeg/one-shots.ts'

/** What a recording holds, by reading all of it. */
export interface MediaLength {
  readonly pictures: number
  readonly durationMs: number
}

/** @throws Error when it can't be read. */
export async function readMediaLength(oneShots: OneShots, path: string): Promise<MediaLength> {
  const progress = await oneShots.run('measure', [...inputFile(path), ...copied('null'), '-progress', 'pipe:1', '-'])
  const { frame, outTimeMs } = parseProgress(
    progress
      .trim()
      .split(/^progress=.*$/m)
      .at(-2) ?? '',
  )
  return { pictures: frame, durationMs: outTimeMs }
}

/** A file is a file, whatever its name looks like. */
export const inputFile = (path: string) => ['-protocol_whitelist', 'file,pipe', '-i', `file:${path}`]

/** Picture and sound as they are. */
export const copied = (format: string) => ['-map', '0:v:0', '-map', '0:a:0', '-c', 'copy', '-f', format]
