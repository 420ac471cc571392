import type { CaptureMode } from '../../../contract/devices.ts'
import { listingLines } from './listing-lines.ts'
import { uniqueModes } from './unique-modes.ts'

/** `Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720`. The description may hold colons. */
const FORMAT = /^(?:Raw|Compressed) *: +(\S+) : .* : (.+)$/
const SIZE = /^(\d+)x(\d+)$/
/** Any size in a range, in steps: the largest stands for it. */
const RANGE = /\{\d+-(\d+), \d+\}x\{\d+-(\d+), \d+\}/

/**
 * In: `ffmpeg -f v4l2 -list_formats all -i /dev/videoN`. Out: the sizes it can be read in; the listing tells no rates.
 * A node without any (a camera's metadata, an output) is none to capture from.
 */
export function parseV4l2Modes(output: string): CaptureMode[] {
  return uniqueModes(
    listingLines(output).flatMap((line) => {
      const [, pixelFormat, sizes = ''] = FORMAT.exec(line) ?? []
      return pixelFormat && pixelFormat !== 'Unsupported' ? modesOf(sizes) : []
    }),
  )
}

function modesOf(sizes: string): CaptureMode[] {
  const range = RANGE.exec(sizes)
  const found = range ? [range] : sizes.split(' ').map((size) => SIZE.exec(size))
  return found.flatMap((match) => (match ? [{ width: Number(match[1]), height: Number(match[2]), fps: null }] : []))
}
