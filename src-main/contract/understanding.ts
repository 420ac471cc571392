import type { Triage } from './triage.ts'

/** What the studio made of a comment: labels, what it is about, and how it stands to other comments. */

export type PersonalKind = 'phone' | 'email' | 'address' | 'card'

/** Something private in a comment's text; `start` and `end` in UTF-16 units, as `String.slice` takes them. */
export interface PersonalSpan {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
}

export interface Mentions {
  /** Products of the catalogue that it is about, most certain first. */
  readonly skus: readonly string[]
  /** How many are ordered or asked for; null when it says nothing. */
  readonly quantity: number | null
  readonly sizes: readonly string[]
  readonly prices: readonly { readonly amountMinor: number; readonly currency: string | null }[]
  /** True for words of ordering: "take one", "+1 red", "我要两件". */
  readonly isOrder: boolean
}

export interface Understanding {
  readonly triage: Triage
  readonly mentions: Mentions
  readonly personal: readonly PersonalSpan[]
  /** The group of like questions that it is in; null for what is no question. */
  readonly groupId: string | null
  /** True when this viewer has not asked in this group before. */
  readonly isNewAsker: boolean
  /** The first of the same words within a minute; null for the first itself. */
  readonly copyOf: string | null
}

/** An understanding and whose it is. */
export interface Understood extends Understanding {
  readonly platform: string
  readonly commentId: string
}

/** A question that viewers ask in different words and languages. */
export interface QuestionGroup {
  readonly id: string
  /** The first comment of the group, and its words. */
  readonly platform: string
  readonly commentId: string
  readonly text: string
  readonly lang: Triage['lang']
  readonly topic: Triage['topic']
  readonly urgent: boolean
  /** Comments, and how many people wrote them. */
  readonly count: number
  readonly askers: number
  readonly firstAtMs: number
  readonly lastAtMs: number
  readonly answeredAtMs: number | null
}

/** Whether comments are being read, and by what. */
export type ReadingState =
  | { readonly kind: 'starting' }
  /** `share`: of the comments that came, how many were read in the last seconds; under 1 in a flood. */
  | { readonly kind: 'reading'; readonly share: number; readonly models: readonly ReadingModel[] }
  | { readonly kind: 'off'; readonly reason: string; readonly models: readonly ReadingModel[] }

export interface ReadingModel {
  readonly name: string
  readonly heads: readonly string[]
  /** Why it is not used; null when it is. */
  readonly error: string | null
}
