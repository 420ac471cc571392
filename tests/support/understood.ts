import type { Comment } from '../../src-main/contract/comment.ts'
import type { Triage } from '../../src-main/contract/triage.ts'
import type { QuestionGroup, Understanding, Understood } from '../../src-main/contract/understanding.ts'

/** Comments and what was understood of them, in as few words as a test needs. */

const SURE = { lang: 1, sentiment: 1, intent: 1, topic: 1, urgent: 1, toxic: 1 }

export const triageOf = (change: Partial<Triage> = {}): Triage => ({
  lang: 'en',
  sentiment: 'neutral',
  intent: 'question',
  topic: 'price',
  urgent: false,
  toxic: false,
  scores: SURE,
  ...change,
})

export const understandingOf = (triage: Partial<Triage> = {}, change: Partial<Understanding> = {}): Understanding => ({
  triage: triageOf(triage),
  mentions: { skus: [], quantity: null, sizes: [], prices: [], isOrder: false },
  personal: [],
  groupId: null,
  isNewAsker: false,
  copyOf: null,
  ...change,
})

export const commentOf = (id: string, change: Partial<Comment> = {}): Comment => ({
  id,
  platform: 'tiktok',
  viewer: { id: `viewer of ${id}`, name: 'Ana' },
  text: `text of ${id}`,
  atMs: 1_000,
  receivedAtMs: 1_000,
  lang: 'und',
  ...change,
})

export const understoodOf = (
  commentId: string,
  triage: Partial<Triage> = {},
  change: Partial<Understanding> = {},
): Understood => ({ platform: 'tiktok', commentId, ...understandingOf(triage, change) })

export const groupOf = (commentId: string, change: Partial<QuestionGroup> = {}): QuestionGroup => ({
  id: `tiktok/${commentId}`,
  platform: 'tiktok',
  commentId,
  text: `text of ${commentId}`,
  lang: 'en',
  topic: 'price',
  urgent: false,
  count: 1,
  askers: 1,
  firstAtMs: 1_000,
  lastAtMs: 1_000,
  answeredAtMs: null,
  ...change,
})
