import type { StudioEvent } from '../../contract/events.ts'
import type { ServerMessage } from '../../contract/wire.ts'
import type { Clock } from '../../core/ports.ts'
import type { Studio } from '../../core/studio-api.ts'

const FLUSH_AFTER_MS = 16

export interface EventFeed {
  /** Gives every event after the current snapshot, as message text. The returned function leaves. */
  join(send: (message: string) => void): () => void
  /** Sends what is waiting now: before a snapshot, and before an answer to what caused it. */
  flush(): void
  close(): void
}

/** Studio events → numbered batches, written as JSON once for all clients. */
export function createEventFeed({ studio, clock }: { studio: Studio; clock: Clock }): EventFeed {
  const members = new Set<(message: string) => void>()
  let firstSeq = 0
  let waiting: StudioEvent[] = []
  let cancelFlush = () => {}

  const flush = () => {
    if (waiting.length === 0) return
    cancelFlush()
    const message: ServerMessage = { kind: 'events', firstSeq, events: waiting }
    waiting = []
    const text = JSON.stringify(message)
    for (const send of members) send(text)
  }
  const take = (seq: number, event: StudioEvent) => {
    if (members.size === 0) return
    if (seq !== firstSeq + waiting.length) flush()
    if (waiting.length === 0) {
      firstSeq = seq
      cancelFlush = clock.after(FLUSH_AFTER_MS, flush)
    }
    waiting.push(event)
  }
  const unsubscribe = studio.onEvent(take)

  return {
    join(send) {
      flush()
      members.add(send)
      return () => members.delete(send)
    },
    flush,
    close() {
      unsubscribe()
      cancelFlush()
      members.clear()
    },
  }
}
