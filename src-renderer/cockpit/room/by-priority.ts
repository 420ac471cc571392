import { groupOf } from '../../../src-main/contract/apply-room.ts'
import { type Comment, commentKey } from '../../../src-main/contract/comment.ts'
import { type Priority, priorityOf } from '../../../src-main/contract/priority.ts'
import type { RoomState } from '../../../src-main/contract/state.ts'
import type { QuestionGroup } from '../../../src-main/contract/understanding.ts'

export interface Ranked {
  readonly comment: Comment
  readonly group: QuestionGroup | undefined
  readonly priority: Priority
}

/** More than an assistant can take in. */
const MOST_SHOWN = 30

/** What matters, the most pressing first; of equals the one that waits longer. `nowMs`: the core's clock. */
export function byPriority(room: RoomState, nowMs: number): Ranked[] {
  const ranked = room.matters.map((comment) => {
    const group = groupOf(room, comment)
    return { comment, group, priority: priorityOf(comment, group, nowMs) }
  })
  return ranked.sort((a, b) => b.priority.score - a.priority.score || a.comment.receivedAtMs - b.comment.receivedAtMs)
}

/** The first ones; while `before` is held, those in the order that was shown, without what has been settled meanwhile. */
export function toShow(now: readonly Ranked[], before: readonly Ranked[] | null): readonly Ranked[] {
  if (!before) return now.slice(0, MOST_SHOWN)
  const byKey = new Map(now.map((ranked) => [keyOf(ranked), ranked]))
  return before.flatMap((ranked) => byKey.get(keyOf(ranked)) ?? [])
}

export const keyOf = ({ comment }: Ranked): string => commentKey(comment.platform, comment.id)
