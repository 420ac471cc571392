import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What this ffmpeg can send over: builds differ (the bundled one has no SRT). */
export async function outputProtocols(ffmpegPath: string): Promise<ReadonlySet<string>> {
  const { stdout } = await run(ffmpegPath, ['-hide_banner', '-protocols'], { timeout: 10_000 })
  return parseOutputProtocols(stdout)
}

/** Pure: the names below `Output:` in ffmpeg's own list. */
export function parseOutputProtocols(listing: string): ReadonlySet<string> {
  const [, output = ''] = listing.split(/^Output:/m)
  return new Set(output.split(/\s+/).filter(Boolean))
}
