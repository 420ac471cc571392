import type { Triage } from '../../src-main/contract/triage.ts'
import type { QuestionGroup, Understood } from '../../src-main/contract/understanding.ts'
import { SESSION_START_MS } from './build-session.ts'
import { understoodOf } from './understood.ts'

/** What reading makes of a comment of `buildSession`: neutral English chat, but for `labels`. */
export function understood(
  commentId: string,
  labels: Partial<Omit<Triage, 'scores'>> = {},
  more: Partial<Understood> = {},
): Understood {
  return { ...understoodOf(commentId, { intent: 'other', topic: 'none', ...labels }), ...more }
}

/** The group that the comment founded, as it stands; times in ms after the session's start. */
export function questionGroup(
  commentId: string,
  text: string,
  { firstMs = 1000, lastMs = firstMs, ...more }: Partial<QuestionGroup> & { firstMs?: number; lastMs?: number } = {},
): QuestionGroup {
  const group = { id: groupIdOf(commentId), platform: 'tiktok', commentId, text, lang: 'en', topic: 'price' } as const
  const times = { firstAtMs: SESSION_START_MS + firstMs, lastAtMs: SESSION_START_MS + lastMs, answeredAtMs: null }
  return { ...group, urgent: false, count: 1, askers: 1, ...times, ...more }
}

/** Its first comment asks it. */
export function askedFirst(commentId: string, more: Partial<Understood> = {}): Understood {
  return understood(commentId, { intent: 'question' }, { groupId: groupIdOf(commentId), isNewAsker: true, ...more })
}

const groupIdOf = (commentId: string) => `tiktok/${commentId}`
