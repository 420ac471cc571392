/** Messages of Social Stream Ninja; a field that is not as documented is left out. https://socialstream.ninja/docs/event-reference.html */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'

const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)
const metaSchema = z.object({ messageId: word, webhookId: word, plainText: word })

export const messageSchema = z.object({
  type: z.string().min(1).max(64),
  id: word,
  chatname: word,
  username: word,
  userid: word,
  chatmessage: word,
  textonly: flag,
  hasDonation: word,
  event: word,
  private: flag,
  moderator: flag,
  meta: z.unknown().optional(),
})
export type SocialMessage = z.infer<typeof messageSchema>

/** By number, by the platform's id, or all of a writer's. */
export const deletionSchema = z.object({
  delete: z.object({
    type: z.string().min(1),
    id: word,
    userid: word,
    chatname: word,
    meta: metaSchema.optional().catch(undefined),
  }),
})
export type Deletion = z.infer<typeof deletionSchema>['delete']

/**
 * The platform's own where it is told. Its own number starts again with it, so it tells comments apart only beside writer
 * and text; one without either is new each time.
 */
export function idOf(message: SocialMessage): string {
  const { messageId, webhookId } = metaOf(message)
  const own = messageId ?? webhookId
  if (own) return own.slice(0, 256)
  if (message.id === undefined) return randomUUID()
  return ownId(message.type, message.id, message)
}

function ownId(type: string, id: string, { userid, chatname, chatmessage, hasDonation }: SocialMessage): string {
  const all = JSON.stringify([type, id, userid ?? chatname, chatmessage, hasDonation])
  return `ssn-${id.slice(0, 32)}-${createHash('sha1').update(all).digest('base64url')}`
}

/** Empty where it holds no fields: some events have a number there. */
export function metaOf({ meta }: SocialMessage): z.infer<typeof metaSchema> {
  return metaSchema.safeParse(meta).data ?? {}
}

/** One name for a platform, whichever page of it was read. */
export function platformOf(type: string): string {
  const name = type.toLowerCase()
  return PAGES.get(name) ?? name
}

const PAGES: ReadonlyMap<string, string> = new Map([
  ['youtubeshorts', 'youtube'],
  ['instagramlive', 'instagram'],
])
