import { encodePreviewFrame, type PreviewFrame } from '../../contract/wire.ts'
import type { Studio } from '../../core/studio-api.ts'
import type { Outbox } from './outbox.ts'

const MAX_BEHIND_BYTES = 1024 * 1024

export interface PreviewFeed {
  /** Begins with the next key frame, also when it runs already: a decoder that failed starts over. */
  start(): void
  stop(): void
}

/** Preview frames → one client. A client that is behind loses frames up to a key frame; never an event, never a config. */
export function createPreviewFeed({ studio, outbox }: { studio: Studio; outbox: Outbox }): PreviewFeed {
  let unsubscribe = () => {}
  let isSkipping = false

  const offer = (frame: PreviewFrame) => {
    if (frame.kind !== 'config') isSkipping = mustSkip(frame, isSkipping, outbox)
    if (frame.kind === 'config' || !isSkipping) outbox.send(encodePreviewFrame(frame))
  }
  const stop = () => {
    unsubscribe()
    unsubscribe = () => {}
  }

  return {
    start() {
      stop()
      isSkipping = false
      unsubscribe = studio.onPreview(offer)
    },
    stop,
  }
}

function mustSkip({ kind }: PreviewFrame, isSkipping: boolean, outbox: Outbox): boolean {
  if (isSkipping && kind !== 'key') return true
  return outbox.behindBytes() > MAX_BEHIND_BYTES
}
