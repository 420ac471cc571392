import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { drawPromo, type PromoPicture } from '../../../src-main/core/overlay/draw-promo.ts'
import { emptyOverlay, overlayBytes, overlayRegion } from '../../../src-main/core/overlay/overlay-region.ts'
import { drawSlate } from '../../../src-main/core/programme/slate.ts'

const region = overlayRegion({ width: 1280, height: 720, fps: 30, bitrateKbps: 2500, ...DEFAULT_ENCODE })
const pixels = region.width * region.height
const promo: PromoPicture = {
  title: 'Amethyst bracelet',
  price: '$12.99',
  compareAt: '$19.99',
  countdown: '01:30',
  ended: false,
}
const draw = (changes: Partial<PromoPicture> = {}) => drawPromo({ ...promo, ...changes }, region)
const differs = (one: Uint8Array, other: Uint8Array) => one.some((byte, index) => byte !== other[index])
/** How many columns of the left half hold bright ink in the title's rows. */
const inkColumns = (bytes: Uint8Array) => {
  const columns = new Set<number>()
  for (let y = Math.round(region.height * 0.2); y < region.height * 0.45; y++) {
    for (let x = 0; x < region.width; x++) if ((bytes[y * region.width + x] ?? 0) > 180) columns.add(x)
  }
  return columns
}

test.each([
  [1280, 720],
  [1920, 1080],
  [640, 360],
  [720, 1280],
])('the region of a %i x %i programme lies inside it, on even pixels', (width, height) => {
  const { x, y, width: w, height: h } = overlayRegion({ width, height, fps: 30, bitrateKbps: 1, ...DEFAULT_ENCODE })
  for (const value of [x, y, w, h]) expect(value % 2).toBe(0)
  expect(x + w).toBeLessThanOrEqual(width)
  expect(y + h).toBeLessThanOrEqual(height)
  expect(x).toBeGreaterThan(0)
})

test('nothing to see is nothing to see', () => {
  const empty = emptyOverlay(region)
  expect(empty).toHaveLength(overlayBytes(region))
  expect(empty.subarray(pixels * 1.5).every((alpha) => alpha === 0)).toBe(true)
})

test('a promo fills its region: yuva420p bytes, a visible card, text on it', () => {
  const bytes = draw()
  expect(bytes).toHaveLength(overlayBytes(region))
  const alpha = bytes.subarray(pixels * 1.5)
  expect(alpha.filter((value) => value > 200).length).toBeGreaterThan(pixels * 0.9)
  expect(alpha[0]).toBe(0)
  expect(inkColumns(bytes).size).toBeGreaterThan(50)
})

test('every fact of the promo shows', () => {
  const before = draw()
  const changed: Partial<PromoPicture>[] = [
    { title: 'Another' },
    { price: '$9.99' },
    { compareAt: null },
    { countdown: '01:29' },
    { ended: true },
  ]
  for (const change of changed) expect(differs(draw(change), before)).toBe(true)
  expect(differs(draw(), before)).toBe(false)
})

test.each([
  'A very long title that goes on and on and on and would run into the clock',
  '一个非常非常非常非常非常非常非常非常非常非常长的商品标题会碰到倒计时',
])('a title that is too long is shortened: the clock stays readable', (title) => {
  const long = inkColumns(draw({ title }))
  const clock = inkColumns(draw({ title: '' }))
  const clockStarts = Math.min(...[...clock].filter((x) => x > region.width / 2))
  expect(Math.max(...[...long].filter((x) => x < clockStarts))).toBeLessThan(clockStarts - 4)
  expect(long.size).toBeGreaterThan(clock.size + 100)
})

test('the slate is one whole picture with something on it', () => {
  const format = { width: 320, height: 180, fps: 30, bitrateKbps: 1, ...DEFAULT_ENCODE }
  const slate = drawSlate(format)
  expect(slate).toHaveLength((320 * 180 * 3) / 2)
  const luma = slate.subarray(0, 320 * 180)
  expect(Math.max(...luma)).toBeGreaterThan(150)
  expect(luma.filter((value) => value < 60).length).toBeGreaterThan(320 * 180 * 0.8)
})
