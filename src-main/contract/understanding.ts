/** What the studio made of a comment: what is private in it and what it is about. */

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
