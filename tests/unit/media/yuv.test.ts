import { expect, test } from 'vitest'
import { rgbaToI420, rgbaToYuva420 } from '../../../src-main/core/overlay/yuv.ts'

type Rgb = readonly [red: number, green: number, blue: number]

const filled = (width: number, height: number, [red, green, blue]: Rgb, alpha = 255) =>
  new Uint8Array(Array.from({ length: width * height }, () => [red, green, blue, alpha]).flat())

/** ITU-R BT.709 limited range, from the tables for 100 % colour bars. */
test.each<[string, Rgb, readonly number[]]>([
  ['white', [255, 255, 255], [235, 128, 128]],
  ['black', [0, 0, 0], [16, 128, 128]],
  ['red', [255, 0, 0], [63, 102, 240]],
  ['green', [0, 255, 0], [173, 42, 26]],
  ['blue', [0, 0, 255], [32, 240, 118]],
  ['yellow', [255, 255, 0], [219, 16, 138]],
  ['cyan', [0, 255, 255], [188, 154, 16]],
  ['magenta', [255, 0, 255], [78, 214, 230]],
  ['grey', [128, 128, 128], [126, 128, 128]],
])('%s', (_name, rgb, [luma, blueness, redness]) => {
  const planes = rgbaToI420(filled(4, 2, rgb), 4, 2)
  expect([...planes]).toEqual([...Array(8).fill(luma), ...Array(2).fill(blueness), ...Array(2).fill(redness)])
})

test('each plane lies where it belongs, chroma is the mean of its block', () => {
  const rgba = new Uint8Array([
    ...filled(1, 1, [255, 0, 0]),
    ...filled(1, 1, [0, 0, 0]),
    ...filled(1, 1, [255, 0, 0]),
    ...filled(1, 1, [0, 0, 0]),
  ])
  const planes = rgbaToI420(rgba, 2, 2)
  expect([...planes.subarray(0, 4)]).toEqual([63, 16, 63, 16])
  expect([...planes.subarray(4)]).toEqual([115, 184])
})

test('transparency is a plane of its own', () => {
  const planes = rgbaToYuva420(filled(2, 2, [255, 255, 255], 77), 2, 2)
  expect([...planes]).toEqual([235, 235, 235, 235, 128, 128, 77, 77, 77, 77])
})
