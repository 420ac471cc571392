import type { ProgrammeFormat } from '../programme-format.ts'

/** One plane of an I420 picture: luma, or a quarter-size chroma plane. */
export interface Plane {
  /** Bytes from the start of the picture to the plane's first. */
  readonly at: number
  readonly width: number
  readonly height: number
}

type Size = Pick<ProgrammeFormat, 'width' | 'height'>

/** The three planes of an I420 picture, in their order. */
export function planesOf({ width, height }: Size): readonly [Plane, Plane, Plane] {
  const pixels = width * height
  const half = { width: width / 2, height: height / 2 }
  return [
    { at: 0, width, height },
    { at: pixels, ...half },
    { at: pixels + pixels / 4, ...half },
  ]
}

/** A rectangle of luma pixels, all even, so that chroma lines up with it. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rectangle as a plane has it: half of everything in chroma. */
export function onPlane(rect: Rect, plane: Plane, picture: Size): Rect {
  const scale = plane.width / picture.width
  return { x: rect.x * scale, y: rect.y * scale, width: rect.width * scale, height: rect.height * scale }
}

export const even = (value: number) => Math.floor(value / 2) * 2
