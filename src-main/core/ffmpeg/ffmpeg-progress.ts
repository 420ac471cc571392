import type { Readable } from 'node:stream'

/** One block of `ffmpeg -progress`. Fields ffmpeg reports as N/A are 0. */
export interface FfmpegProgress {
  readonly frame: number
  readonly outTimeMs: number
  readonly totalBytes: number
}

/** Pure: one block of `key=value` lines. `out_time_us` is microseconds. */
export function parseProgress(block: string): FfmpegProgress {
  const value = (key: string) => Number(new RegExp(`^${key}=\\s*(-?\\d+)`, 'm').exec(block)?.[1] ?? 0)
  return { frame: value('frame'), outTimeMs: value('out_time_us') / 1000, totalBytes: value('total_size') }
}

/** Calls back for every whole block on a `-progress` stream. */
export function readProgress(stream: Readable, onProgress: (progress: FfmpegProgress) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split(/^progress=.*\n/m)
    rest = blocks.pop() ?? ''
    for (const block of blocks) onProgress(parseProgress(block))
  })
}
