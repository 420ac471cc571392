import { assertNever } from '../../../contract/assert-never.ts'
import type { Layout } from '../../../contract/picture.ts'
import type { Frame } from '../frame-pool.ts'
import type { PictureLane, ProgrammeFormat } from '../programme-format.ts'
import { copyPart } from './copy-part.ts'
import { drawInset } from './draw-inset.ts'
import { even } from './planes.ts'

/** Who has a picture for this tick; null: nothing new enough. */
export interface ScenePictures {
  readonly host: Frame | null
  readonly product: Frame | null
}

/**
 * The picture of a scene in one lane, held for the taker; null when nobody has one. In: the sources' frames, already at
 * the lane's size. A layout for two that has only one shows that one full. Never changes a source's frame.
 */
export function composePicture(layout: Layout, { host, product }: ScenePictures, lane: PictureLane): Frame | null {
  if (!host || !product || layout === 'full') return (layout === 'full' ? host : (host ?? product))?.retain() ?? null
  switch (layout) {
    case 'pictureInPicture':
      return withInset(host, product, lane)
    case 'productFull':
      return withInset(product, host, lane)
    case 'sideBySide':
      return halves(host, product, lane)
    default:
      return assertNever(layout)
  }
}

function withInset(large: Frame, small: Frame, { format, pool }: PictureLane): Frame {
  const picture = pool.take()
  large.data.copy(picture.data)
  drawInset(small.data, picture.data, format)
  return picture
}

/** The middle of each: beside one another in a wide picture, one above the other in a tall one. */
function halves(first: Frame, second: Frame, { format, pool }: PictureLane): Frame {
  const picture = pool.take()
  const half = halfOf(format)
  const middle = { x: even((format.width - half.width) / 2), y: even((format.height - half.height) / 2), ...half }
  copyPart(first.data, picture.data, format, middle, { x: 0, y: 0 })
  copyPart(second.data, picture.data, format, middle, {
    x: format.width - half.width,
    y: format.height - half.height,
  })
  return picture
}

/** 1280, 1920, 720 and 1080 all have even halves. */
function halfOf({ width, height }: ProgrammeFormat): { width: number; height: number } {
  return width >= height ? { width: width / 2, height } : { width, height: height / 2 }
}
