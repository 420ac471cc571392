/**
 * In: a session's events. Out: what each comment was found to mean, with the time at which it came. Reading lags behind, and
 * an edited comment is read again. Only the newest comments are remembered: far more than ever wait to be read.
 */
import { commentKey } from '../../contract/comment.ts'
import type { StudioEvent } from '../../contract/events.ts'
import type { Triage } from '../../contract/triage.ts'
import { createRecent } from './recent.ts'

export type Labels = Pick<Triage, 'lang' | 'sentiment' | 'intent' | 'topic' | 'urgent'>

export interface CommentReading {
  /** Of the comment, epoch ms. */
  readonly occurredAtMs: number
  readonly labels: Labels
  /** What its words meant before they were edited; null at its first reading. */
  readonly before: Labels | null
}

export interface CommentReadings {
  take(event: StudioEvent, occurredAtMs: number): readonly CommentReading[]
}

const REMEMBERED = 25_000
const NONE: readonly CommentReading[] = []

export function createCommentReadings(remembered = REMEMBERED): CommentReadings {
  const comments = createRecent<{ readonly occurredAtMs: number; labels: Labels | null }>(remembered)

  function read(key: string, triage: Triage): CommentReading | null {
    const comment = comments.get(key)
    if (!comment) return null
    const before = comment.labels
    const { lang, sentiment, intent, topic, urgent } = triage
    comment.labels = { lang, sentiment, intent, topic, urgent }
    return { occurredAtMs: comment.occurredAtMs, labels: comment.labels, before }
  }

  return {
    take(event, occurredAtMs) {
      if (event.type === 'comment.received') {
        const { platform, id } = event.comment
        comments.set(commentKey(platform, id), { occurredAtMs, labels: null })
      }
      if (event.type !== 'comments.understood') return NONE
      return event.understood
        .map(({ platform, commentId, triage }) => read(commentKey(platform, commentId), triage))
        .filter((reading) => reading !== null)
    },
  }
}
