import { execFileSync } from 'node:child_process'

/**
 * What the pictures of a received or recorded file show, by decoding them. The slate is told by its plain dark ground:
 * no other picture that tests put on air is that even there.
 */
export interface SlateRun {
  /** Numbers of pictures: the first with the slate, and the first without it after that (or the end). */
  readonly from: number
  readonly until: number
  /** How many pictures before it stood still. */
  readonly stillBefore: number
}

const WIDTH = 160
const HEIGHT = 90
const MAX_OUTPUT = 512 * 1024 * 1024
/** Compression alone changes a standing picture by less than this anywhere. */
const STEP = 10
/** Luma of `#12151b` (full range), and how far compression takes it from there. */
const GROUND = 21
const TOLERANCE = 4

/** Every run of slate pictures, in order. */
export function slateRuns(file: string): SlateRun[] {
  const pictures = smallPictures(file)
  const slate = pictures.map(isSlate)
  const starts = slate.flatMap((is, index) => (is && !slate[index - 1] ? [index] : []))
  return starts.map((from) => {
    const next = slate.indexOf(false, from)
    return { from, until: next < 0 ? slate.length : next, stillBefore: standsStill(pictures, from - 1) }
  })
}

/** How many pictures before `last` show the same as it. */
function standsStill(pictures: readonly Uint8Array[], last: number): number {
  let still = 0
  while (last - still > 0 && !moved(pictures[last - still] as Uint8Array, pictures[last - still - 1] as Uint8Array))
    still += 1
  return still
}

const moved = (picture: Uint8Array, before: Uint8Array): boolean =>
  picture.some((luma, index) => Math.abs(luma - (before[index] as number)) > STEP)

/** The four corners, where the slate has no letters. */
function isSlate(picture: Uint8Array): boolean {
  const corners = [0, WIDTH - 1, WIDTH * (HEIGHT - 1), WIDTH * HEIGHT - 1]
  return corners.every((at) => Math.abs((picture[at] as number) - GROUND) <= TOLERANCE)
}

/** All pictures, in order, as small grey ones. */
function smallPictures(file: string): Uint8Array[] {
  const filter = `scale=${WIDTH}:${HEIGHT}:flags=area,format=gray`
  const args = [
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0:v',
    '-vf',
    filter,
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-',
  ]
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: MAX_OUTPUT })
  const size = WIDTH * HEIGHT
  return Array.from({ length: bytes.length / size }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}
