import { type Comment, commentKey, placeMs } from './comment.ts'
import type { StudioEventOf } from './events.ts'
import { matters, priorityOf } from './priority.ts'
import { COMMENTS_IN_STATE, MATTERS_IN_STATE, QUESTIONS_IN_STATE, type RoomState } from './state.ts'
import type { QuestionGroup, Understanding } from './understanding.ts'

/** The room after an event. Pure; the parts of `applyEvent` that are about comments. */

/** Who asks this long after an answer has not heard it: the question is open again. */
export const REOPENS_AFTER_MS = 180_000

export function withComment(room: RoomState, comment: Comment): RoomState {
  return {
    ...room,
    comments: inPlace(room.comments, comment).slice(-COMMENTS_IN_STATE),
    received: room.received + 1,
    byPlatform: more(room.byPlatform, [comment.platform]),
  }
}

/** Most come in the order they were written: the place is near the end. */
function inPlace(comments: readonly Comment[], comment: Comment): Comment[] {
  const before = comments.findLastIndex((each) => placeMs(each) <= placeMs(comment))
  return comments.toSpliced(before + 1, 0, comment)
}

/** A comment edited or taken back. What is taken back stays so, whatever is said of it later, and asks for nothing. */
export function withChanged(
  room: RoomState,
  { platform, commentId }: { readonly platform: string; readonly commentId: string },
  change: Partial<Comment>,
): RoomState {
  const changed = (comments: readonly Comment[]) =>
    comments.map((comment) =>
      comment.id === commentId && comment.platform === platform && !comment.deleted
        ? { ...comment, ...change }
        : comment,
    )
  return { ...room, comments: changed(room.comments), matters: changed(room.matters).filter(({ deleted }) => !deleted) }
}

export function withUnderstood(
  room: RoomState,
  { understood, groups }: StudioEventOf<'comments.understood'>,
): RoomState {
  const byKey = new Map(
    understood.map(({ platform, commentId, ...understanding }) => [commentKey(platform, commentId), understanding]),
  )
  const shown = new Set(room.comments.map(({ platform, id }) => commentKey(platform, id)))
  const copies = new Map<string, number>()
  const gone = new Set<string>()
  for (const { platform, commentId, copyOf } of understood) {
    if (copyOf === null || !shown.has(commentKey(platform, copyOf))) continue
    const first = commentKey(platform, copyOf)
    copies.set(first, (copies.get(first) ?? 0) + 1)
    gone.add(commentKey(platform, commentId))
  }
  const read = (comment: Comment) => withReading(comment, byKey, copies)
  return {
    ...room,
    comments: room.comments.filter(({ platform, id }) => !gone.has(commentKey(platform, id))).map(read),
    // One that was edited and read again may ask for nothing now.
    matters: room.matters.map(read).filter(matters),
    byLang: more(
      room.byLang,
      understood.map(({ triage }) => triage.lang),
    ),
    questions: groups.length > 0 ? withGroups(room.questions, groups) : room.questions,
  }
}

function withReading(
  comment: Comment,
  byKey: ReadonlyMap<string, Understanding>,
  copies: ReadonlyMap<string, number>,
): Comment {
  const key = commentKey(comment.platform, comment.id)
  const understanding = byKey.get(key)
  const more = copies.get(key)
  if (!understanding && more === undefined) return comment
  return {
    ...comment,
    ...(understanding && { understanding, lang: understanding.triage.lang }),
    ...(more !== undefined && { copies: (comment.copies ?? 0) + more }),
  }
}

/** The most pressing ones stay; of one group only the first, and none of what has been answered. */
export function withRaised(room: RoomState, raised: readonly Comment[]): RoomState {
  const listed = new Set(room.matters.map(({ platform, id }) => commentKey(platform, id)))
  const groups = new Set(room.matters.map(({ understanding }) => understanding?.groupId ?? null))
  const fresh = raised.filter((comment) => {
    if (listed.has(commentKey(comment.platform, comment.id))) return false
    const groupId = comment.understanding?.groupId ?? null
    if (groupId === null) return true
    return (groupOf(room, comment)?.answeredAtMs ?? null) === null && !groups.has(groupId) && groups.add(groupId)
  })
  const all = [...room.matters, ...fresh]
  if (all.length <= MATTERS_IN_STATE) return { ...room, matters: all }
  const nowMs = Math.max(...all.map(({ receivedAtMs }) => receivedAtMs))
  const scored = all.map((comment) => ({ comment, score: priorityOf(comment, groupOf(room, comment), nowMs).score }))
  const kept = new Set(
    scored
      .sort((a, b) => b.score - a.score)
      .slice(0, MATTERS_IN_STATE)
      .map(({ comment }) => comment),
  )
  return { ...room, matters: all.filter((comment) => kept.has(comment)) }
}

export function withSettled(
  room: RoomState,
  { platform, commentId, groupId, atMs }: StudioEventOf<'comment.settled'>,
): RoomState {
  const matters = room.matters.filter(
    (comment) =>
      commentKey(comment.platform, comment.id) !== commentKey(platform, commentId) &&
      (groupId === null || comment.understanding?.groupId !== groupId),
  )
  const group = groupId === null ? undefined : room.questions[groupId]
  if (!group) return { ...room, matters }
  return { ...room, matters, questions: { ...room.questions, [group.id]: { ...group, answeredAtMs: atMs } } }
}

/** The question group of a comment, if it is in one that is still known. */
export function groupOf(room: RoomState, comment: Comment): QuestionGroup | undefined {
  const groupId = comment.understanding?.groupId
  return groupId ? room.questions[groupId] : undefined
}

function withGroups(
  known: RoomState['questions'],
  groups: readonly QuestionGroup[],
): Readonly<Record<string, QuestionGroup>> {
  const all = new Map(Object.entries(known))
  for (const group of groups) {
    const answeredAtMs = all.get(group.id)?.answeredAtMs ?? null
    const isReopened = answeredAtMs !== null && group.lastAtMs - answeredAtMs > REOPENS_AFTER_MS
    all.set(group.id, { ...group, answeredAtMs: isReopened ? null : answeredAtMs })
  }
  const newestFirst = [...all.values()].sort((a, b) => b.lastAtMs - a.lastAtMs)
  return Object.fromEntries(newestFirst.slice(0, QUESTIONS_IN_STATE).map((group) => [group.id, group]))
}

/** The keys come from outside: what the record did not count itself does not count. */
function more(counts: Readonly<Record<string, number>>, keys: readonly string[]): Readonly<Record<string, number>> {
  const all = new Map(Object.entries(counts))
  for (const key of keys) all.set(key, (all.get(key) ?? 0) + 1)
  return Object.fromEntries(all)
}
