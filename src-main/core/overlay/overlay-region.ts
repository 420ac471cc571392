import type { ProgrammeFormat } from '../programme/programme-format.ts'

/**
 * The part of the programme that overlays may cover: the lower left of a wide picture; a tall one has its platforms'
 * buttons and chat there, so the card spans it higher up.
 */
export interface OverlayRegion {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const even = (value: number) => Math.round(value / 2) * 2

/** Pixels, all even, so that chroma samples line up with the main picture. */
export function overlayRegion({ width, height }: ProgrammeFormat): OverlayRegion {
  const margin = even(width * 0.03)
  if (height > width)
    return { x: margin, y: even(height * 0.56), width: even(width * 0.78), height: even(height * 0.095) }
  const size = { width: even(width * 0.44), height: even(height * 0.17) }
  return { x: margin, y: even(height - size.height - margin), ...size }
}

/** Bytes of the region as yuva420p. */
export const overlayBytes = ({ width, height }: OverlayRegion) => (width * height * 5) / 2

/** Nothing to see: what the region holds while no overlay is shown. */
export function emptyOverlay(region: OverlayRegion): Uint8Array {
  const pixels = region.width * region.height
  return new Uint8Array(overlayBytes(region)).fill(16, 0, pixels).fill(128, pixels, (pixels * 3) / 2)
}
