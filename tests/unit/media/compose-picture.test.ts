import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { composePicture } from '../../../src-main/core/programme/compose/compose-picture.ts'
import { insetRect } from '../../../src-main/core/programme/compose/draw-inset.ts'
import { createFramePool } from '../../../src-main/core/programme/frame-pool.ts'
import { frameBytes } from '../../../src-main/core/programme/programme-format.ts'

function stage(width: number, height: number) {
  const format = { width, height, fps: 30, bitrateKbps: 1000, ...DEFAULT_ENCODE }
  const lane = { format, pool: createFramePool(frameBytes(format)) }
  const grey = (value: number) => {
    const frame = lane.pool.take()
    frame.data.fill(value)
    return frame
  }
  return { lane, grey }
}

/** Luma at a point, and blue-difference chroma there. */
function pixel(data: Buffer, width: number, height: number, x: number, y: number) {
  return [data[y * width + x], data[width * height + (y >> 1) * (width / 2) + (x >> 1)]]
}

test('full is the host as it came, not a copy', () => {
  const { lane, grey } = stage(64, 36)
  const host = grey(10)
  expect(composePicture('full', { host, product: grey(90) }, lane)?.data).toBe(host.data)
  expect(composePicture('full', { host: null, product: grey(90) }, lane)).toBeNull()
})

test.each([
  [1280, 720],
  [1920, 1080],
  [720, 1280],
  [1080, 1920],
])(
  '%dx%d: an inset is a third of the picture, whole, with a light border, and the rest is untouched',
  (width, height) => {
    const { lane, grey } = stage(width, height)
    const [host, product] = [grey(10), grey(90)]
    const inset = insetRect(lane.format)
    const { data } = composePicture('pictureInPicture', { host, product }, lane) as { data: Buffer }
    const at = (x: number, y: number) => pixel(data, width, height, x, y)
    expect(at(inset.x, inset.y)).toEqual([90, 90])
    expect(at(inset.x + inset.width - 1, inset.y + inset.height - 1)).toEqual([90, 90])
    expect(at(inset.x - 1, inset.y)).toEqual([235, 128])
    expect(at(inset.x - 6, inset.y)).toEqual([10, 10])
    expect(at(0, height - 1)).toEqual([10, 10])
    expect(host.data.every((byte) => byte === 10)).toBe(true)
  },
)

test.each([
  [64, 36, 'beside one another', [31, 35] as [number, number], [32, 0] as [number, number]],
  [36, 64, 'one above the other', [35, 31] as [number, number], [0, 32] as [number, number]],
])('%dx%d: halves %s, nothing left over', (width, height, _where, lastOfHost, firstOfProduct) => {
  const { lane, grey } = stage(width, height)
  const { data } = composePicture('sideBySide', { host: grey(10), product: grey(90) }, lane) as { data: Buffer }
  expect(pixel(data, width, height, ...lastOfHost)).toEqual([10, 10])
  expect(pixel(data, width, height, ...firstOfProduct)).toEqual([90, 90])
  expect(data.filter((byte) => byte === 10)).toHaveLength(data.length / 2)
})

test('of two, the one that is there is shown full', () => {
  const { lane, grey } = stage(64, 36)
  const [host, product] = [grey(10), grey(90)]
  for (const layout of ['pictureInPicture', 'sideBySide', 'productFull'] as const) {
    expect(composePicture(layout, { host, product: null }, lane)?.data).toBe(host.data)
    expect(composePicture(layout, { host: null, product }, lane)?.data).toBe(product.data)
    expect(composePicture(layout, { host: null, product: null }, lane)).toBeNull()
  }
})
