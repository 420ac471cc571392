import type { Page } from 'playwright-core'

/** Pictures painted on the preview so far. */
export const previewFrames = (page: Page): Promise<number> =>
  page.getByTestId('preview-canvas').evaluate((canvas) => Number((canvas as HTMLElement).dataset.frames))

/** The preview as it is painted now, RGBA. Its canvas belongs to a worker: it can be drawn, not read. */
async function previewPixels(page: Page): Promise<Buffer> {
  const base64 = await page.getByTestId('preview-canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d') as OffscreenCanvasRenderingContext2D
    copy.drawImage(canvas, 0, 0)
    const bytes = copy.getImageData(0, 0, canvas.width, canvas.height).data
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return btoa(binary)
  })
  return Buffer.from(base64, 'base64')
}

/** Share of pixels whose colour changed visibly while the preview painted `frames` more pictures. */
export async function movingShare(page: Page, frames: number): Promise<number> {
  await page.locator('.preview[data-state="playing"]').waitFor()
  const before = await previewPixels(page)
  const seen = await previewFrames(page)
  await page.waitForFunction(
    (wanted) => Number(document.querySelector<HTMLElement>('[data-testid="preview-canvas"]')?.dataset.frames) >= wanted,
    seen + frames,
  )
  const after = await previewPixels(page)
  let changed = 0
  for (let at = 0; at < before.length; at += 4) {
    const step = Math.abs((before[at] ?? 0) - (after[at] ?? 0)) + Math.abs((before[at + 1] ?? 0) - (after[at + 1] ?? 0))
    if (step > 40) changed += 1
  }
  return changed / (before.length / 4)
}

/** Share of pixels of the left half that differ visibly from their counterparts in the right half. */
export async function halvesDiffer(page: Page): Promise<number> {
  const pixels = await previewPixels(page)
  const width = await page.getByTestId('preview-canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width)
  const half = Math.floor(width / 2)
  let different = 0
  let seen = 0
  for (let row = 0; row < pixels.length; row += width * 4) {
    for (let at = row; at < row + half * 4; at += 4) {
      const other = at + half * 4
      const step = [0, 1, 2].reduce((sum, by) => sum + Math.abs((pixels[at + by] ?? 0) - (pixels[other + by] ?? 0)), 0)
      if (step > 60) different += 1
      seen += 1
    }
  }
  return different / seen
}
