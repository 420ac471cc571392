import type { PreviewFrame } from '../../../contract/wire.ts'
import type { MediaClient } from '../../media/media-client.ts'

type Listener = (frame: PreviewFrame) => void

/** Preview frames for whoever looks; the media worker sends none while nobody does. */
export interface PreviewHub {
  offer(frame: PreviewFrame): void
  /** From the next key frame on, begun by its configuration. Returns how to stop. */
  listen(listener: Listener): () => void
  /** Programme time begins again: everyone waits for the next key frame. */
  restart(): void
}

export function createPreviewHub(media: MediaClient): PreviewHub {
  /** When the newest picture each listener has is from, programme ms; null: waits for a key frame. */
  const listeners = new Map<Listener, number | null>()
  let config: PreviewFrame | null = null

  function give(listener: Listener, newestMs: number | null, frame: PreviewFrame): void {
    if (newestMs === null ? frame.kind !== 'key' : frame.atMs <= newestMs) return
    if (newestMs === null && config) listener(config)
    listeners.set(listener, frame.atMs)
    listener(frame)
  }

  return {
    restart() {
      config = null
      for (const listener of listeners.keys()) listeners.set(listener, null)
    },
    offer(frame) {
      if (frame.kind === 'config') {
        config = frame
        for (const [listener, newestMs] of listeners) if (newestMs !== null) listener(frame)
        return
      }
      for (const [listener, newestMs] of listeners) give(listener, newestMs, frame)
    },
    listen(listener) {
      listeners.set(listener, null)
      // Starting anew makes the worker send the last key frame and all since again: nobody waits for the next one.
      media.send({ kind: 'setPreview', on: true })
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) media.send({ kind: 'setPreview', on: false })
      }
    },
  }
}
