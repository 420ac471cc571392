import { frameBytes, type ProgrammeFormat } from '../../programme/programme-format.ts'

/**
 * A few I420 pictures that differ as a camera's do: stripes that move by some pixels, and fine grain that is elsewhere
 * in each. An encoder works on them as in a show; a still or grey picture would cost it next to nothing. Made of rows
 * that are drawn once and copied: the programme's clock runs in this thread. Pure.
 */
export function movingPictures(format: ProgrammeFormat, count: number): Buffer[] {
  const rows = grainyRows(format.width)
  return Array.from({ length: count }, (_, index) => movingPicture(format, rows, index))
}

const ROWS = 32
const LUMA_MIDDLE = 110
const STRIPES = 50
const STRIPE_PIXELS = 37
const GRAIN = 12
const PIXELS_A_PICTURE = 6

function movingPicture(format: ProgrammeFormat, rows: readonly Buffer[], index: number): Buffer {
  const { width, height } = format
  const picture = Buffer.alloc(frameBytes(format), 128)
  for (let y = 0; y < height; y++) {
    const from = (y + index * PIXELS_A_PICTURE) % width
    rows[(y * 7 + index * 13) % ROWS]?.copy(picture, y * width, from, from + width)
  }
  return picture
}

/** Twice as wide as the picture, so that a row can begin anywhere. */
function grainyRows(width: number): Buffer[] {
  const grain = createGrain()
  return Array.from({ length: ROWS }, () =>
    Buffer.from(
      Array.from(
        { length: 2 * width },
        (_, x) => LUMA_MIDDLE + STRIPES * Math.sin(x / STRIPE_PIXELS) + GRAIN * grain(),
      ),
    ),
  )
}

/** -0.5 to 0.5, the same in every run: Park and Miller's "minimal standard" generator. */
function createGrain(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647 - 0.5
  }
}
