import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The encoders that an ffmpeg was built with; none when it does not say. */
export async function listEncoders(ffmpegPath: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    const { stdout } = await run(ffmpegPath, ['-hide_banner', '-encoders'], {
      timeout: 10_000,
      ...(signal && { signal }),
    })
    return parseEncoders(stdout)
  } catch {
    return new Set()
  }
}

/** ` V....D h264_nvenc           NVIDIA NVENC H.264 encoder (codec h264)`: six flags, then the name. Pure. */
export function parseEncoders(listing: string): ReadonlySet<string> {
  return new Set([...listing.matchAll(/^ [VAS][A-Z.]{5} (\w+) /gm)].map(([, name]) => name as string))
}
