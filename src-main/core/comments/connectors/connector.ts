import type { ConnectorQuota, ConnectorWriteState, WriteReceipt } from '../../../contract/connectors.ts'
import type { IngestEvent } from '../../../contract/ingest.ts'

/** One way to a chat. It hands on what it hears and says how it is; it never touches store or state, and never throws at its sink. */
export interface Connector {
  /**
   * Reads until the stream is over. Out: `sink`. Resolves when the stream has ended or `signal` aborts; rejects with the
   * trouble that ended it, after which it may be run again.
   */
  run(signal: AbortSignal): Promise<void>
  /** Sends a line, once. Never rejects; what became of it is in the receipt. */
  write(line: OutgoingLine): Promise<WriteReceipt>
}

export interface OutgoingLine {
  readonly text: string
  readonly replyTo?: string | undefined
  readonly platform?: string | undefined
}

/** What a connector says while it runs. */
export interface ConnectorSink {
  /** Messages, as the ingest API takes them. */
  take(events: readonly IngestEvent[]): void
  /** Something about comments that were handed on before. */
  notice(notice: CommentNotice): void
  /** The chat is read from now on. `resumed`: nothing written since the last reading was missed. */
  onReading(resumed: boolean): void
  /** A sign of life is overdue. */
  onSilent(): void
  onWrite(write: ConnectorWriteState): void
  onQuota(quota: ConnectorQuota): void
}

/** Comments that changed after they were read. `author`, `all`: everything a viewer, or anybody, wrote on the platform. */
export type CommentNotice = { readonly platform: string } & (
  | { readonly kind: 'edited'; readonly commentId: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly commentId: string }
  | { readonly kind: 'authorDeleted'; readonly viewer: { readonly id?: string; readonly name?: string } }
  | { readonly kind: 'allDeleted' }
)
