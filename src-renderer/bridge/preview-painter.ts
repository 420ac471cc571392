/*
 * A worker: paints the preview. Without a GPU a picture takes 30 ms, for which nothing else of the page has to wait.
 * In: the canvas, then one picture at a time. Out: which one was painted, and how long it took.
 */

export type ToPainter =
  | { readonly canvas: OffscreenCanvas }
  /** `width`: pixels the screen shows of it. */
  | { readonly frame: VideoFrame; readonly width: number }

/** Microseconds as the picture has it; milliseconds. */
export interface Painted {
  readonly timestamp: number
  readonly tookMs: number
}

let canvas: OffscreenCanvas | null = null

self.onmessage = ({ data }: MessageEvent<ToPainter>) => {
  if ('canvas' in data) canvas = data.canvas
  else if (canvas) self.postMessage(paint(data.frame, data.width, canvas))
}

function paint(frame: VideoFrame, width: number, target: OffscreenCanvas): Painted {
  const startedMs = performance.now()
  const height = Math.round((width * frame.displayHeight) / frame.displayWidth)
  if (target.width !== width) target.width = width
  if (target.height !== height) target.height = height
  target.getContext('2d', { alpha: false })?.drawImage(frame, 0, 0, width, height)
  const { timestamp } = frame
  frame.close()
  return { timestamp, tookMs: performance.now() - startedMs }
}
