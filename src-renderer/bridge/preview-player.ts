import type { PreviewFrame } from '../../src-main/contract/wire.ts'
import { avcCodec } from './avc-codec.ts'

export type PreviewState = 'waiting' | 'playing' | 'unsupported'

/** More than this waiting in the decoder is delay the host would see: skip to the next key frame. */
const MAX_DECODE_QUEUE = 5
const STALLED_AFTER_MS = 2_000
/** A decoder that fails this often without one picture will not recover by itself. */
const MAX_FAILURES = 3

export interface PreviewPlayer {
  take(frame: PreviewFrame): void
  close(): void
}

/** In: preview frames as they arrive. Out: the newest picture on `canvas` (painted frames in `data-frames`). Keeps no backlog. */
export function createPreviewPlayer(canvas: HTMLCanvasElement, onState: (state: PreviewState) => void): PreviewPlayer {
  const context = canvas.getContext('2d', { alpha: false })
  let decoder: VideoDecoder | null = null
  let config: Uint8Array | null = null
  let needsKey = true
  let newest: VideoFrame | null = null
  let painted = 0
  let failures = 0
  let state: PreviewState = 'waiting'
  let paintRequest = 0
  let restUntilMs = 0
  let stalledTimer: ReturnType<typeof setTimeout> | undefined

  const moveTo = (next: PreviewState): void => {
    if (next === state || state === 'unsupported') return
    state = next
    onState(next)
  }

  const paint = (): void => {
    paintRequest = 0
    const startedMs = performance.now()
    if (startedMs < restUntilMs) {
      paintRequest = requestAnimationFrame(paint)
      return
    }
    const frame = newest
    newest = null
    if (!frame) return
    fitCanvas(canvas, frame)
    context?.drawImage(frame, 0, 0, canvas.width, canvas.height)
    // Without a GPU a picture takes 30 ms: resting as long leaves half the thread to decoding and to the rest of the page.
    restUntilMs = 2 * performance.now() - startedMs
    painted += 1
    failures = 0
    canvas.dataset.frames = String(painted)
    canvas.dataset.atMs = String(frame.timestamp / 1000)
    frame.close()
    moveTo('playing')
    clearTimeout(stalledTimer)
    stalledTimer = setTimeout(() => moveTo('waiting'), STALLED_AFTER_MS)
  }

  const output = (frame: VideoFrame): void => {
    newest?.close()
    newest = frame
    paintRequest ||= requestAnimationFrame(paint)
  }

  const closeDecoder = (): void => {
    if (decoder && decoder.state !== 'closed') decoder.close()
    decoder = null
    needsKey = true
  }

  const fail = (): void => {
    closeDecoder()
    failures += 1
    if (failures >= MAX_FAILURES) moveTo('unsupported')
  }

  const openDecoder = (description: Uint8Array): VideoDecoder => {
    const opened = new VideoDecoder({ output, error: fail })
    opened.configure({ codec: avcCodec(description), description, optimizeForLatency: true })
    return opened
  }

  const decode = ({ kind, atMs, payload }: PreviewFrame): void => {
    if (!config || kind === 'config') return
    decoder ??= openDecoder(config)
    if (decoder.decodeQueueSize > MAX_DECODE_QUEUE) needsKey = true
    if (needsKey && kind !== 'key') return
    needsKey = false
    decoder.decode(new EncodedVideoChunk({ type: kind, timestamp: Math.round(atMs * 1000), data: payload }))
  }

  if (typeof VideoDecoder === 'undefined') queueMicrotask(() => moveTo('unsupported'))

  return {
    take(frame): void {
      if (state === 'unsupported') return
      if (frame.kind === 'config') {
        closeDecoder()
        config = frame.payload.slice()
        return
      }
      try {
        decode(frame)
      } catch {
        // configure() and decode() throw for a broken record or chunk; the next key frame gets a new decoder.
        fail()
      }
    },
    close(): void {
      clearTimeout(stalledTimer)
      cancelAnimationFrame(paintRequest)
      newest?.close()
      newest = null
      closeDecoder()
    },
  }
}

/** As many pixels as the screen shows and no more: without a GPU every one of them is copied on the main thread. */
function fitCanvas(canvas: HTMLCanvasElement, { displayWidth, displayHeight }: VideoFrame): void {
  const shownWidth = Math.ceil(canvas.clientWidth * devicePixelRatio) || displayWidth
  const width = Math.min(displayWidth, shownWidth)
  const height = Math.round((width * displayHeight) / displayWidth)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}
