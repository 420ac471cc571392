/**
 * RGBA to planar YUV, BT.709 limited range (ITU-R BT.709-6, section 3: Kr = 0.2126, Kb = 0.0722), the matrix that the
 * encoder tags its stream with. Chroma is the mean of each 2 x 2 block (4:2:0).
 */
const KR = 0.2126
const KB = 0.0722
const KG = 1 - KR - KB

/** `width` and `height` even. Out: Y, U, V and A planes one after another (yuva420p), 2.5 bytes a pixel. */
export function rgbaToYuva420(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Uint8Array {
  const pixels = width * height
  const planes = new Uint8Array(pixels * 2 + pixels / 2)
  const i420 = rgbaToI420(rgba, width, height)
  planes.set(i420)
  for (let pixel = 0; pixel < pixels; pixel++) planes[i420.length + pixel] = rgba[pixel * 4 + 3] as number
  return planes
}

/** `width` and `height` even; alpha is ignored. Out: Y, U and V planes one after another (I420), 1.5 bytes a pixel. */
export function rgbaToI420(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Uint8Array {
  const pixels = width * height
  const planes = new Uint8Array((pixels * 3) / 2)
  for (let pixel = 0, at = 0; pixel < pixels; pixel++, at += 4) {
    const lightness = KR * (rgba[at] as number) + KG * (rgba[at + 1] as number) + KB * (rgba[at + 2] as number)
    planes[pixel] = Math.round(16 + (219 * lightness) / 255)
  }
  let chroma = pixels
  for (let y = 0; y < height; y += 2) {
    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 8, chroma++) {
      const below = at + width * 4
      const red = sumOfBlock(rgba, at, below)
      const green = sumOfBlock(rgba, at + 1, below + 1)
      const blue = sumOfBlock(rgba, at + 2, below + 2)
      const lightness = KR * red + KG * green + KB * blue
      planes[chroma] = Math.round(128 + ((blue - lightness) / (1 - KB)) * CHROMA_PER_SUM)
      planes[chroma + pixels / 4] = Math.round(128 + ((red - lightness) / (1 - KR)) * CHROMA_PER_SUM)
    }
  }
  return planes
}

/** 224 steps over a difference of -1 to 1, halved, from the sum of four bytes. */
const CHROMA_PER_SUM = 224 / 2 / (4 * 255)

/** One channel of a 2 x 2 block, given its upper and lower left byte. */
function sumOfBlock(rgba: ArrayLike<number>, upper: number, lower: number): number {
  return (rgba[upper] as number) + (rgba[upper + 4] as number) + (rgba[lower] as number) + (rgba[lower + 4] as number)
}
