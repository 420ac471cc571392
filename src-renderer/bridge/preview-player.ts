import type { PreviewFrame } from '../../src-main/contract/wire.ts'
import { avcCodec } from './avc-codec.ts'
import type { Painted, ToPainter } from './preview-painter.ts'

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

/**
 * In: preview frames as they arrive. Out: the newest picture on a canvas of its own, first in `stage`; painted frames
 * are counted in its `data-frames`. Decodes on this thread, paints in a worker. Keeps no backlog.
 */
export function createPreviewPlayer(stage: HTMLElement, onState: (state: PreviewState) => void): PreviewPlayer {
  const canvas = createCanvas()
  stage.prepend(canvas)
  const painter = startPainter(canvas)
  let decoder: VideoDecoder | null = null
  let config: Uint8Array | null = null
  let needsKey = true
  let newest: VideoFrame | null = null
  let isPainting = false
  let painted = 0
  let failures = 0
  let state: PreviewState = 'waiting'
  let stalledTimer: ReturnType<typeof setTimeout> | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const moveTo = (next: PreviewState): void => {
    if (next === state || state === 'unsupported') return
    state = next
    onState(next)
  }

  const paint = (): void => {
    if (!newest || isPainting || document.hidden) return
    const frame = newest
    newest = null
    isPainting = true
    painter.post({ frame, width: shownWidth(canvas, frame) }, [frame])
  }

  painter.onPainted(({ timestamp, tookMs }) => {
    painted += 1
    failures = 0
    canvas.dataset.frames = String(painted)
    canvas.dataset.atMs = String(timestamp / 1000)
    moveTo('playing')
    clearTimeout(stalledTimer)
    stalledTimer = setTimeout(() => moveTo('waiting'), STALLED_AFTER_MS)
    // Without a GPU painting would take a core for itself: it rests as long as it took.
    restTimer = setTimeout(() => {
      isPainting = false
      paint()
    }, tookMs)
  })

  const output = (frame: VideoFrame): void => {
    newest?.close()
    newest = frame
    paint()
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
      clearTimeout(restTimer)
      newest?.close()
      newest = null
      closeDecoder()
      painter.close()
      canvas.remove()
    },
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'preview-canvas'
  canvas.dataset.testid = 'preview-canvas'
  canvas.dataset.frames = '0'
  return canvas
}

function startPainter(canvas: HTMLCanvasElement) {
  const worker = new Worker(new URL('./preview-painter.ts', import.meta.url), { type: 'module' })
  const post = (message: ToPainter, transfer: Transferable[]) => worker.postMessage(message, transfer)
  const offscreen = canvas.transferControlToOffscreen()
  post({ canvas: offscreen }, [offscreen])
  return {
    post,
    onPainted(take: (painted: Painted) => void): void {
      worker.onmessage = ({ data }: MessageEvent<Painted>) => take(data)
    },
    close: () => worker.terminate(),
  }
}

/** As many pixels as the screen shows and no more: without a GPU every one of them is copied. */
function shownWidth(canvas: HTMLCanvasElement, { displayWidth }: VideoFrame): number {
  return Math.min(displayWidth, Math.ceil(canvas.clientWidth * devicePixelRatio) || displayWidth)
}
