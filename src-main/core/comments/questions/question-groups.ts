import type { Triage } from '../../../contract/triage.ts'
import type { QuestionGroup } from '../../../contract/understanding.ts'
import type { QuestionEncoder } from './question-encoder.ts'

/** A question as it comes. */
export interface AskedQuestion {
  readonly platform: string
  readonly commentId: string
  readonly text: string
  readonly viewerId: string
  readonly atMs: number
  readonly lang: Triage['lang']
  readonly topic: Triage['topic']
  readonly urgent: boolean
  /** Products of the catalogue that it is about. */
  readonly skus: readonly string[]
}

export interface QuestionGroups {
  /** The group that it is in now: an old one, or a new one that it is the first of. In the order of asking. */
  add(question: AskedQuestion): { readonly group: QuestionGroup; readonly isNewAsker: boolean }
}

/** Groups and askers that are remembered; of groups the least asked of late goes first. */
const MOST_GROUPS = 400
const MOST_ASKERS = 2_000
/** Cosine above which two questions are one, chosen on `models/triage/data/questions/train.tsv`. */
const SAME_QUESTION = 0.65

/** Kept up in place: hundreds of questions a second are held against hundreds of groups. */
interface Group {
  shown: QuestionGroup
  /** Sum of its questions' vectors: its direction is what they have in common. */
  readonly sum: Float32Array
  length: number
  skus: readonly string[]
  readonly askers: Set<string>
}

/**
 * Like questions together, in whatever words and languages, as they come: each joins the group that it is nearest to, or is
 * the first of a new one. The same questions in the same order always make the same groups with the same ids.
 */
export function createQuestionGroups(encode: QuestionEncoder): QuestionGroups {
  const groups = new Map<string, Group>()

  function nearest(vector: Float32Array, skus: readonly string[]): Group | null {
    let best: Group | null = null
    let highest = SAME_QUESTION
    for (const group of groups.values()) {
      if (skus.length > 0 && group.skus.length > 0 && !skus.some((sku) => group.skus.includes(sku))) continue
      const likeness = dot(vector, group.sum) / group.length
      if (likeness <= highest) continue
      best = group
      highest = likeness
    }
    return best
  }

  return {
    add(question) {
      const vector = encode(question.text)
      const before = nearest(vector, question.skus)
      const asker = `${question.platform}\n${question.viewerId}`
      const isNewAsker = !before?.askers.has(asker)
      const group = before ?? founded(question, vector.length)
      join(group, question, vector, asker)
      // Asked again is newest again: the first of the map is the one to forget.
      groups.delete(group.shown.id)
      groups.set(group.shown.id, group)
      if (groups.size > MOST_GROUPS) groups.delete(groups.keys().next().value as string)
      return { group: group.shown, isNewAsker }
    },
  }
}

/** A group that nobody has joined yet; `size`: of its vector. */
function founded({ platform, commentId, text, atMs, lang, topic, urgent, skus }: AskedQuestion, size: number): Group {
  const shown: QuestionGroup = {
    id: `${platform}/${commentId}`,
    platform,
    commentId,
    text,
    lang,
    topic,
    urgent,
    count: 0,
    askers: 0,
    firstAtMs: atMs,
    lastAtMs: atMs,
    answeredAtMs: null,
  }
  return { shown, sum: new Float32Array(size), length: 0, skus, askers: new Set() }
}

function join(group: Group, question: AskedQuestion, vector: Float32Array, asker: string): void {
  const { shown, sum, askers } = group
  const isNew = !askers.has(asker)
  if (isNew && askers.size < MOST_ASKERS) askers.add(asker)
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (vector[at] as number)
  group.length = Math.sqrt(dot(sum, sum)) || 1
  if (group.skus.length === 0) group.skus = question.skus
  group.shown = {
    ...shown,
    urgent: shown.urgent || question.urgent,
    count: shown.count + 1,
    askers: shown.askers + (isNew ? 1 : 0),
    lastAtMs: Math.max(shown.lastAtMs, question.atMs),
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}
