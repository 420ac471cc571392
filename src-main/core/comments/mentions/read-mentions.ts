import type { Mentions } from '../../../contract/understanding.ts'

export type MentionReader = (text: string) => Mentions

const NOTHING: Mentions = { skus: [], quantity: null, sizes: [], prices: [], isOrder: false }

/** What a comment names: nothing yet. */
export const readMentions: MentionReader = () => NOTHING
