import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A real ffmpeg whose first run as the show's encoder (libx264, FLV on its standard output) fails at start; for `CADENCE_FFMPEG`. */
export function ffmpegFailingOnce(dir: string): string {
  const path = join(dir, 'ffmpeg-failing-once')
  const script = [
    '#!/bin/sh',
    'case "$*" in',
    `  *libx264*pipe:1) mkdir '${join(dir, 'failed')}' 2>/dev/null && { echo 'x264 [error]: malloc failed' >&2; exit 1; } ;;`,
    'esac',
    'exec ffmpeg "$@"',
  ]
  writeFileSync(path, `${script.join('\n')}\n`, { mode: 0o755 })
  return path
}
