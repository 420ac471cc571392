import type { StudioWire } from './served-studio-process.ts'

/** How long comments take from the studio's door to a client, ms: grows while they come. */
export interface Delays {
  /** Received → the client has it. */
  readonly shownMs: number[]
  /** Received → the client knows what it means. */
  readonly understoodMs: number[]
  /** Written, by what the comment says → the client knows what it means. */
  readonly understoodSinceWrittenMs: number[]
  /** Received → the client has it among what matters, of urgent ones. */
  readonly urgentMs: number[]
  /** Every word of the studio on whether it reads. */
  readonly reading: { readonly kind: string; readonly share?: number }[]
}

/** What is read of the studio's events (`contract/events.ts`). */
type Event =
  | { readonly type: 'comment.received'; readonly comment: Times & { readonly id: string } }
  | { readonly type: 'comments.understood'; readonly understood: readonly { readonly commentId: string }[] }
  | { readonly type: 'comments.raised'; readonly comments: readonly RaisedComment[] }
  | { readonly type: 'reading.changed'; readonly reading: { readonly kind: string; readonly share?: number } }

interface Times {
  readonly atMs: number
  readonly receivedAtMs: number
}

interface RaisedComment extends Times {
  readonly understanding: { readonly triage: { readonly urgent: boolean } }
}

export function watchComments(wire: StudioWire): Delays {
  const waiting = new Map<string, Times>()
  const delays: Delays = { shownMs: [], understoodMs: [], understoodSinceWrittenMs: [], urgentMs: [], reading: [] }

  function onUnderstood(commentId: string, cameAtMs: number): void {
    const times = waiting.get(commentId)
    waiting.delete(commentId)
    if (!times) return
    delays.understoodMs.push(cameAtMs - times.receivedAtMs)
    delays.understoodSinceWrittenMs.push(cameAtMs - times.atMs)
  }

  wire.watch((event: Event, cameAtMs) => {
    if (event.type === 'comment.received') {
      const { id, atMs, receivedAtMs } = event.comment
      waiting.set(id, { atMs, receivedAtMs })
      delays.shownMs.push(cameAtMs - receivedAtMs)
    } else if (event.type === 'comments.understood') {
      for (const { commentId } of event.understood) onUnderstood(commentId, cameAtMs)
    } else if (event.type === 'comments.raised') {
      for (const { receivedAtMs, understanding } of event.comments) {
        if (understanding.triage.urgent) delays.urgentMs.push(cameAtMs - receivedAtMs)
      }
    } else if (event.type === 'reading.changed') {
      delays.reading.push({
        kind: event.reading.kind,
        ...('share' in event.reading ? { share: event.reading.share } : {}),
      })
    }
  })
  return delays
}
