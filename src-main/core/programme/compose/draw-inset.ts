import type { ProgrammeFormat } from '../programme-format.ts'
import { even, onPlane, type Plane, planesOf, type Rect } from './planes.ts'

/** An inset is a third of the picture in each direction: nine pixels become one. */
const SHRINK = 3
/** Pixels of light around it, even. */
const BORDER = 4
/** BT.709 limited range: white and no colour. */
const WHITE = 235
const NO_COLOUR = 128

/** Upper right, clear of the overlay region (lower left) and of the platforms' own buttons. */
export function insetRect({ width, height }: ProgrammeFormat): Rect {
  const size = { width: even(width / SHRINK), height: even(height / SHRINK) }
  const margin = Math.max(BORDER, even(Math.min(width, height) * 0.05))
  return { x: width - size.width - margin, y: margin, ...size }
}

/** Draws the whole of `source`, a third in size, with a light border, into `target`. Both I420 of `format`. */
export function drawInset(source: Buffer, target: Buffer, format: ProgrammeFormat): void {
  const inset = insetRect(format)
  const frame = {
    x: inset.x - BORDER,
    y: inset.y - BORDER,
    width: inset.width + 2 * BORDER,
    height: inset.height + 2 * BORDER,
  }
  for (const [index, plane] of planesOf(format).entries()) {
    fillPart(target, plane, onPlane(frame, plane, format), index === 0 ? WHITE : NO_COLOUR)
    shrinkPlane(source, target, plane, onPlane(inset, plane, format))
  }
}

function fillPart(target: Buffer, plane: Plane, { x, y, width, height }: Rect, value: number): void {
  for (let row = y; row < y + height; row++) {
    const start = plane.at + row * plane.width + x
    target.fill(value, start, start + width)
  }
}

/** Each pixel is the mean of the nine it stands for. */
function shrinkPlane(source: Buffer, target: Buffer, plane: Plane, { x, y, width, height }: Rect): void {
  const { at, width: stride } = plane
  for (let row = 0; row < height; row++) {
    let upper = at + row * SHRINK * stride
    let out = at + (y + row) * stride + x
    for (let column = 0; column < width; column++, upper += SHRINK, out++) {
      const middle = upper + stride
      const lower = middle + stride
      target[out] = (rowOf3(source, upper) + rowOf3(source, middle) + rowOf3(source, lower)) / 9
    }
  }
}

const rowOf3 = (bytes: Buffer, at: number) =>
  (bytes[at] as number) + (bytes[at + 1] as number) + (bytes[at + 2] as number)
