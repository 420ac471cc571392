import type { Comment } from './comment.ts'
import type { Intent } from './triage.ts'
import type { QuestionGroup } from './understanding.ts'

/**
 * Why a comment stands where it stands in the list of what matters. The score is the sum of its reasons' points:
 *
 * | reason | points | why |
 * |---|---|---|
 * | urgent | 50 | someone can't buy, is angry with cause, or is in danger |
 * | intent | complaint 20, question 18, purchase_intent 12, request 10, objection 10 | who asks is nearer to buying than who praises |
 * | buying | 10 | a question or request that names an order, a quantity or a product |
 * | waiting | 1 for each 10 s unanswered, 18 at most | three minutes without an answer is when viewers leave |
 * | askers | 6 x log2(people who ask the same), 30 at most | one answer helps them all; the second asker counts most |
 * | buyer | 8 | bought before, or is a member: said by the platform's badges |
 *
 * Answered questions, spam and insults have none of them: they are not in the list.
 */
export interface Priority {
  readonly score: number
  readonly reasons: readonly PriorityReason[]
}

export type PriorityReason =
  | { readonly kind: 'urgent' | 'buying' | 'buyer'; readonly points: number }
  | { readonly kind: 'intent'; readonly intent: Intent; readonly points: number }
  | { readonly kind: 'waiting'; readonly seconds: number; readonly points: number }
  | { readonly kind: 'askers'; readonly askers: number; readonly points: number }

const URGENT = 50
const BUYING = 10
const BUYER = 8
const INTENT_POINTS: Readonly<Partial<Record<Intent, number>>> = {
  complaint: 20,
  question: 18,
  purchase_intent: 12,
  request: 10,
  objection: 10,
}
const WAITING_STEP_S = 10
const WAITING_MOST = 18
const PER_DOUBLING = 6
const ASKERS_MOST = 30
/** Badges by which platforms say that a viewer pays. */
const PAYING_BADGES = /^(?:member|subscriber|sponsor|vip|buyer|customer|founder|top.?fan)/iu

/** True for what the host or an assistant may have to act on. */
export function matters(comment: Comment): boolean {
  const triage = comment.understanding?.triage
  return triage !== undefined && triage.intent !== 'spam_or_abuse' && INTENT_POINTS[triage.intent] !== undefined
}

/** `group`: the comment's question group, if it is in one. `nowMs`: epoch ms, of the studio's clock. Pure. */
export function priorityOf(comment: Comment, group: QuestionGroup | undefined, nowMs: number): Priority {
  const understanding = comment.understanding
  if (!understanding || !matters(comment)) return { score: 0, reasons: [] }
  const { triage, mentions } = understanding
  const reasons: PriorityReason[] = []
  if (triage.urgent || group?.urgent) reasons.push({ kind: 'urgent', points: URGENT })
  reasons.push({ kind: 'intent', intent: triage.intent, points: INTENT_POINTS[triage.intent] ?? 0 })
  const isAsking = triage.intent === 'question' || triage.intent === 'request'
  if (isAsking && (mentions.isOrder || mentions.quantity !== null || mentions.skus.length > 0)) {
    reasons.push({ kind: 'buying', points: BUYING })
  }
  // Of a question that is open again: since it was asked again.
  const seconds = Math.max(0, Math.floor((nowMs - comment.receivedAtMs) / 1000))
  const waited = Math.min(WAITING_MOST, Math.floor(seconds / WAITING_STEP_S))
  if (waited > 0) reasons.push({ kind: 'waiting', seconds, points: waited })
  const askers = group?.askers ?? 1
  const others = Math.min(ASKERS_MOST, Math.round(PER_DOUBLING * Math.log2(askers)))
  if (others > 0) reasons.push({ kind: 'askers', askers, points: others })
  if (comment.viewer.badges?.some((badge) => PAYING_BADGES.test(badge))) reasons.push({ kind: 'buyer', points: BUYER })
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
}
