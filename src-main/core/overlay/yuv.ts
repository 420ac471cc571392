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
  for (let pixel = 0; pixel < pixels; pixel++) planes[pixel] = Math.round(16 + 219 * luma(rgba, pixel))
  let chroma = pixels
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2, chroma++) {
      const block = [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1]
      const [red, green, blue] = [0, 1, 2].map((channel) => mean(rgba, block, channel)) as [number, number, number]
      const lightness = KR * red + KG * green + KB * blue
      planes[chroma] = Math.round(128 + (224 * (blue - lightness)) / (2 * (1 - KB)))
      planes[chroma + pixels / 4] = Math.round(128 + (224 * (red - lightness)) / (2 * (1 - KR)))
    }
  }
  return planes
}

/** 0 (black) to 1 (white). */
function luma(rgba: ArrayLike<number>, pixel: number): number {
  const at = pixel * 4
  return (KR * (rgba[at] as number) + KG * (rgba[at + 1] as number) + KB * (rgba[at + 2] as number)) / 255
}

function mean(rgba: ArrayLike<number>, block: readonly number[], channel: number): number {
  return block.reduce((sum, pixel) => sum + (rgba[pixel * 4 + channel] as number), 0) / (block.length * 255)
}
