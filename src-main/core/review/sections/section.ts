import type { StudioEvent } from '../../../contract/events.ts'
import type { CommentReading } from '../comment-readings.ts'
import type { Span } from '../session-span.ts'

/** One part of the report: sees every event once, in order, then says what it made of them. */
export interface Section<Result> {
  /** `occurredAtMs`: when it happened (epoch ms), which is earlier than `event.atMs` where a platform reported late. */
  take(event: StudioEvent, occurredAtMs: number): void
  /** A comment that it took before was read. */
  read?(reading: CommentReading): void
  /** A crash and what came before it are over; `lastEventAtMs` is the last that is known of them. */
  interrupt?(lastEventAtMs: number): void
  finish(span: Span): Result
}

export const isoOf = (epochMs: number) => new Date(epochMs).toISOString()
