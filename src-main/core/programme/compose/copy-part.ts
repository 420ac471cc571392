import type { ProgrammeFormat } from '../programme-format.ts'
import { onPlane, planesOf, type Rect } from './planes.ts'

/** Copies `from` of one I420 picture to (`x`, `y`) of another of the same size, without scaling. All even. */
export function copyPart(
  source: Buffer,
  target: Buffer,
  format: ProgrammeFormat,
  from: Rect,
  to: { readonly x: number; readonly y: number },
): void {
  for (const plane of planesOf(format)) {
    const part = onPlane(from, plane, format)
    const place = onPlane({ ...from, ...to }, plane, format)
    for (let row = 0; row < part.height; row++) {
      const start = plane.at + (part.y + row) * plane.width + part.x
      source.copy(target, plane.at + (place.y + row) * plane.width + place.x, start, start + part.width)
    }
  }
}
