/**
 * In: what connectors bring. Out: the same as events of the session: messages through the intake, changed and deleted
 * comments under the id they are kept by. A deletion that overtakes its comment waits for it.
 */
import { commentKey } from '../../contract/comment.ts'
import type { IngestAnswer, IngestEvent } from '../../contract/ingest.ts'
import { MAX_INGEST_EVENTS } from '../../contract/ingest.ts'
import type { StateLog } from '../state-log.ts'
import type { CommentNotice } from './connectors/connector.ts'
import type { Repeats } from './deduplicate.ts'
import type { Intake } from './intake.ts'
import { cleanText } from './normalise/clean-text.ts'

export interface CommentFeed {
  take(events: readonly IngestEvent[], path: string): IngestAnswer
  notice(notice: CommentNotice): void
}

export interface CommentFeedDeps {
  readonly log: StateLog
  readonly ingest: Intake
  readonly repeats: Repeats
}

const MOST_WAITING = 1_000

export function createCommentFeed({ log, ingest, repeats }: CommentFeedDeps): CommentFeed {
  /** Deletions of comments that are not known yet, the newest of them. */
  const waiting = new Map<string, () => void>()

  function deleteOne(platform: string, id: string): void {
    const remove = () => log.emit('comment.deleted', { platform, commentId: repeats.keptId(platform, id) })
    remove()
    if (shown(platform, repeats.keptId(platform, id))) return
    waiting.set(commentKey(platform, id), remove)
    const [oldest] = waiting.keys()
    if (oldest && waiting.size > MOST_WAITING) waiting.delete(oldest)
  }

  /** Also told where nothing changed, as for a comment that was held back first. */
  function editOne(platform: string, id: string, text: string): void {
    const commentId = repeats.keptId(platform, id)
    if (text === '' || shown(platform, commentId)?.text === text) return
    log.emit('comment.edited', { platform, commentId, text })
  }

  function deleteWhere(platform: string, isMeant: (viewer: { id: string; name: string }) => boolean): void {
    for (const comment of log.state.room.comments)
      if (comment.platform === platform && !comment.deleted && isMeant(comment.viewer))
        log.emit('comment.deleted', { platform, commentId: comment.id })
  }

  const shown = (platform: string, commentId: string) =>
    log.state.room.comments.find((comment) => comment.platform === platform && comment.id === commentId)

  return {
    take(events, path) {
      const answer = { accepted: 0, duplicates: 0, rejected: [] as IngestAnswer['rejected'][number][] }
      for (let start = 0; start < events.length; start += MAX_INGEST_EVENTS) {
        const { accepted, duplicates, rejected } = ingest(events.slice(start, start + MAX_INGEST_EVENTS), path)
        answer.accepted += accepted
        answer.duplicates += duplicates
        answer.rejected.push(...rejected.map(({ index, error }) => ({ index: start + index, error })))
      }
      for (const { type, platform, id = '' } of waiting.size > 0 ? events : []) {
        if (type !== 'comment') continue
        waiting.get(commentKey(platform, id))?.()
        waiting.delete(commentKey(platform, id))
      }
      return answer
    },
    notice(notice) {
      const { platform } = notice
      switch (notice.kind) {
        case 'edited':
          return editOne(platform, notice.commentId, cleanText(notice.text))
        case 'deleted':
          return deleteOne(platform, notice.commentId)
        case 'authorDeleted': {
          const { id, name } = notice.viewer
          return deleteWhere(platform, (viewer) => viewer.id === id || viewer.name === name)
        }
        case 'allDeleted':
          return deleteWhere(platform, () => true)
      }
    },
  }
}
