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
const SAME_QUESTION = 0.6

interface Group {
  readonly shown: QuestionGroup
  /** Sum of its questions' vectors: its direction is what they have in common. */
  readonly sum: Float32Array
  readonly skus: readonly string[]
  readonly askers: ReadonlySet<string>
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
      const likeness = dot(vector, group.sum) / length(group.sum)
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
      const isNewAsker = before === null || !before.askers.has(asker)
      const group = before ? joined(before, question, vector, asker) : founded(question, vector, asker)
      // Asked again is newest again: the first of the map is the one to forget.
      groups.delete(group.shown.id)
      groups.set(group.shown.id, group)
      if (groups.size > MOST_GROUPS) groups.delete(groups.keys().next().value as string)
      return { group: group.shown, isNewAsker }
    },
  }
}

function founded(question: AskedQuestion, vector: Float32Array, asker: string): Group {
  const { platform, commentId, text, atMs, lang, topic, urgent, skus } = question
  const shown: QuestionGroup = {
    id: `${platform}/${commentId}`,
    platform,
    commentId,
    text,
    lang,
    topic,
    urgent,
    count: 1,
    askers: 1,
    firstAtMs: atMs,
    lastAtMs: atMs,
    answeredAtMs: null,
  }
  return { shown, sum: vector, skus, askers: new Set([asker]) }
}

function joined(
  { shown, sum, skus, askers }: Group,
  question: AskedQuestion,
  vector: Float32Array,
  asker: string,
): Group {
  const isNew = !askers.has(asker)
  return {
    shown: {
      ...shown,
      urgent: shown.urgent || question.urgent,
      count: shown.count + 1,
      askers: shown.askers + (isNew ? 1 : 0),
      lastAtMs: Math.max(shown.lastAtMs, question.atMs),
    },
    sum: sum.map((value, at) => value + (vector[at] as number)),
    skus: skus.length > 0 ? skus : question.skus,
    askers: isNew && askers.size < MOST_ASKERS ? new Set([...askers, asker]) : askers,
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

const length = (vector: Float32Array): number => Math.sqrt(dot(vector, vector)) || 1
