import { z } from 'zod'
import { viewerSchema } from './ingest.ts'
import type { Understanding } from './understanding.ts'

/** Languages a comment can be said to be in: the label guide's list, `und` when it can't be told. */
export const COMMENT_LANGUAGES = [
  'zh',
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'ja',
  'ko',
  'id',
  'th',
  'vi',
  'ar',
  'ru',
  'ms',
  'tl',
  'hi',
  'und',
] as const
export type CommentLanguage = (typeof COMMENT_LANGUAGES)[number]

/** A viewer's comment as stored and shown. `text` is what the viewer wrote, but for what can't be seen or would disturb what stands beside it. */
export const commentSchema = z.object({
  id: z.string(),
  platform: z.string(),
  viewer: viewerSchema,
  text: z.string(),
  replyTo: z.string().optional(),
  /** When the viewer wrote it, epoch ms, as the platform says. */
  atMs: z.number(),
  /** When it reached the studio, epoch ms. */
  receivedAtMs: z.number(),
  /** `und` until it was read. */
  lang: z.enum(COMMENT_LANGUAGES),
  /** The viewer changed it since. */
  edited: z.boolean().optional(),
  /** Taken back by its writer or a moderator: `text` is empty here, the journal has it. */
  deleted: z.boolean().optional(),
})
export type Comment = z.infer<typeof commentSchema> & {
  /** Missing until it was read. */
  readonly understanding?: Understanding
  /** How often the same words came again within a minute, from anyone; those are not in the list. */
  readonly copies?: number
}

/** Comments that come later than this stand where they came. */
const LATEST_MS = 60_000

/** Where a comment stands among the others: when it was written, unless that is long past or still to come. Epoch ms. */
export function placeMs({ atMs, receivedAtMs }: Pick<Comment, 'atMs' | 'receivedAtMs'>): number {
  return atMs > receivedAtMs || atMs < receivedAtMs - LATEST_MS ? receivedAtMs : atMs
}

/** Names a comment among those of every platform: ids are a platform's own. */
export function commentKey(platform: string, commentId: string): string {
  return JSON.stringify([platform, commentId])
}
