import { commentKey } from '../../../contract/comment.ts'
import type { StudioEventOf } from '../../../contract/events.ts'
import type { QuestionRow } from '../../../contract/report.ts'
import type { QuestionGroup, Understood } from '../../../contract/understanding.ts'
import { maskPersonal } from '../../comments/mentions/mask-personal.ts'
import { createRecent } from '../recent.ts'
import { isoOf, type Section } from './section.ts'

const MOST_TOLD = 20
/** The studio goes on with far fewer groups than these; what it forgot never changes again, and only the top of it is kept. */
const MOST_CHANGING = 1_000
/** A comment can be deleted before it is read: the newest of those. */
const DELETED = 10_000

/** A group as this session knows it. */
interface Asked {
  group: QuestionGroup
  /** The first words, masked; null where what is private in them isn't known. */
  text: string | null
  /** Of the sessions before: the studio goes on with its groups. */
  readonly countBefore: number
  readonly askersBefore: number
  readonly firstAtMs: number
  answeredAtMs: number | null
  isDeleted: boolean
}

export function createQuestions(startedAtMs: number): Section<readonly QuestionRow[]> {
  /** By their first comment; the last to change is the last. */
  const changing = new Map<string, Asked>()
  let forgotten = new Map<string, Asked>()
  const deleted = createRecent<true>(DELETED)

  function change(group: QuestionGroup, understood: readonly Understood[]): void {
    const key = commentKey(group.platform, group.commentId)
    const known = changing.get(key) ?? forgotten.get(key)
    const asked = known ?? firstAsked(group, understood, startedAtMs, deleted.get(key) ?? false)
    if (known && known.group.text !== group.text) known.text = maskedText(group, understood)
    asked.group = group
    changing.delete(key)
    forgotten.delete(key)
    changing.set(key, asked)
    if (changing.size > 2 * MOST_CHANGING) forgetOldest()
  }

  function forgetOldest(): void {
    const oldest = [...changing].slice(0, MOST_CHANGING)
    for (const [key] of oldest) changing.delete(key)
    forgotten = new Map(mostAsked([...forgotten, ...oldest]))
  }

  function settle({ groupId, atMs }: StudioEventOf<'comment.settled'>): void {
    if (groupId === null) return
    for (const groups of [changing, forgotten])
      for (const asked of groups.values()) if (asked.group.id === groupId) asked.answeredAtMs = atMs
  }

  function remove(key: string): void {
    const asked = changing.get(key) ?? forgotten.get(key)
    if (asked) asked.isDeleted = true
    deleted.set(key, true)
  }

  return {
    take(event) {
      if (event.type === 'comments.understood') for (const group of event.groups) change(group, event.understood)
      if (event.type === 'comment.settled') settle(event)
      if (event.type === 'comment.deleted') remove(commentKey(event.platform, event.commentId))
    },
    finish: () => mostAsked([...forgotten, ...changing]).map(([, asked]) => rowOf(asked)),
  }
}

function firstAsked(
  group: QuestionGroup,
  understood: readonly Understood[],
  startedAtMs: number,
  isDeleted: boolean,
): Asked {
  const text = maskedText(group, understood)
  const isOlder = group.firstAtMs < startedAtMs
  const now = isOlder ? understood.filter(({ groupId }) => groupId === group.id) : []
  return {
    group,
    text,
    countBefore: isOlder ? group.count - Math.max(1, now.length) : 0,
    // Who asked before the session and asks again is no new asker, but one of them asked.
    askersBefore: isOlder ? group.askers - Math.max(1, now.filter(({ isNewAsker }) => isNewAsker).length) : 0,
    firstAtMs: isOlder ? group.lastAtMs : group.firstAtMs,
    answeredAtMs: null,
    isDeleted,
  }
}

/** A group comes together with the reading that founded it. A comment that was read twice in one go may have had other words. */
function maskedText(
  { id, platform, commentId, text }: QuestionGroup,
  understood: readonly Understood[],
): string | null {
  const [reading, other] = understood.filter(
    (each) => each.groupId === id && each.commentId === commentId && each.platform === platform,
  )
  return reading && !other ? maskPersonal(text, reading.personal) : null
}

const countOf = ({ group, countBefore }: Asked) => group.count - countBefore
const askersOf = ({ group, askersBefore }: Asked) => group.askers - askersBefore

function mostAsked(asked: [string, Asked][]): [string, Asked][] {
  return asked
    .sort(([, a], [, b]) => askersOf(b) - askersOf(a) || countOf(b) - countOf(a) || a.firstAtMs - b.firstAtMs)
    .slice(0, MOST_TOLD)
}

function rowOf(asked: Asked): QuestionRow {
  const { group, text, firstAtMs, answeredAtMs, isDeleted } = asked
  const unchecked = text === null ? 'unchecked' : null
  return {
    text: isDeleted ? null : text,
    textLeftOut: isDeleted ? 'deleted' : unchecked,
    lang: group.lang,
    topic: group.topic,
    count: countOf(asked),
    askers: askersOf(asked),
    firstAt: isoOf(firstAtMs),
    lastAt: isoOf(group.lastAtMs),
    answeredAt: answeredAtMs === null ? null : isoOf(answeredAtMs),
  }
}
