/**
 * In: messages of Social Stream Ninja, as it posts them and as its socket brings them. Out: ingest events and what is taken
 * back. Their shape: https://socialstream.ninja/docs/event-reference.html
 */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { IngestEvent, Viewer } from '../../../../contract/ingest.ts'
import type { CommentNotice } from '../connector.ts'
import { parseAmount } from '../parse-amount.ts'
import { plainText } from './plain-text.ts'

export interface ReadMessages {
  readonly events: readonly IngestEvent[]
  readonly notices: readonly CommentNotice[]
}

const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)
const metaSchema = z.object({ messageId: word, webhookId: word, timestamp: z.number().optional().catch(undefined) })

const messageSchema = z.object({
  type: z.string().min(1).max(64),
  id: word,
  chatname: word,
  username: word,
  userid: word,
  chatmessage: word,
  textonly: flag,
  hasDonation: word,
  membership: word,
  event: word,
  private: flag,
  moderator: flag,
  meta: z.unknown().optional(),
})
type SocialMessage = z.infer<typeof messageSchema>

const deletionSchema = z.object({
  delete: z.object({
    type: z.string().min(1),
    id: word,
    userid: word,
    chatname: word,
    meta: metaSchema.optional().catch(undefined),
  }),
})

type Deletion = z.infer<typeof deletionSchema>['delete']

/** Reads the messages of one source. What is no message costs itself only. */
export type SocialReader = (messages: readonly unknown[], nowMs: number) => ReadMessages

/** Deletions may name a message by its number alone. */
const NUMBERS_KEPT = 5_000

export function createSocialReader(): SocialReader {
  const idByNumber = new Map<string, string>()

  function readMessage(json: unknown, nowMs: number): ReadMessages {
    const deletion = deletionSchema.safeParse(json)
    if (deletion.success) return { events: [], notices: noticesOf(deletion.data.delete, idByNumber) }
    const { data: message } = messageSchema.safeParse(json)
    if (!message || message.private) return { events: [], notices: [] }
    const id = idOf(message)
    if (message.id !== undefined) remember(numberOf(message.type, message.id), id)
    return { events: eventsOf(message, id, nowMs), notices: [] }
  }

  function remember(number: string, id: string): void {
    idByNumber.set(number, id)
    const [oldest] = idByNumber.keys()
    if (oldest !== undefined && idByNumber.size > NUMBERS_KEPT) idByNumber.delete(oldest)
  }

  return (messages, nowMs) => {
    const read = messages.map((message) => readMessage(message, nowMs))
    return { events: read.flatMap(({ events }) => events), notices: read.flatMap(({ notices }) => notices) }
  }
}

const numberOf = (type: string, id: string) => JSON.stringify([platformOf(type), id])

function eventsOf(message: SocialMessage, id: string, nowMs: number): IngestEvent[] {
  const counted = viewersOf(message)
  if (counted) return counted
  const common = { platform: platformOf(message.type), at: metaOf(message).timestamp ?? nowMs }
  const viewer = viewerOf(message)
  if (!viewer) return []
  const said = textOf(message)
  const isSpeech = said !== '' && (!isEvent(message) || Boolean(message.hasDonation))
  return [
    isSpeech ? ({ type: 'comment', ...common, id, viewer, text: said } as const) : null,
    giftOf(message, { ...common, id, viewer }),
    FOLLOWS.test(message.event ?? '') ? ({ type: 'follow', ...common, id, viewer } as const) : null,
  ].filter((event) => event !== null)
}

const FOLLOWS = /^(?:new_)?follow(?:er|ed)?$/
const MEMBERSHIPS =
  /^(?:new_(?:subscriber|member|sponsor)|resub|subscription_gift|gifted?|giftpurchase|sponsorship|membership)$/

/** Its own words for system notices; chat has none. */
const isEvent = ({ event = '' }: SocialMessage): boolean => event !== '' && event !== 'false'

/** `viewer_update` counts for one platform, `viewer_updates` for all of them. */
function viewersOf({ event, type, meta }: SocialMessage): IngestEvent[] | null {
  if (event === 'viewer_update')
    return isCount(meta) ? [{ type: 'viewers', platform: platformOf(type), count: meta }] : []
  if (event !== 'viewer_updates') return null
  const counts = z.record(z.string(), z.unknown()).safeParse(meta).data ?? {}
  return Object.entries(counts).flatMap(([name, count]) =>
    isCount(count) ? [{ type: 'viewers' as const, platform: platformOf(name), count }] : [],
  )
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0

interface GiftParts {
  readonly platform: string
  readonly at: number
  readonly id: string
  readonly viewer: Viewer
}

/** Money ("$5.00"), things ("3 roses", "500 bits"), or a membership that was bought. */
function giftOf({ hasDonation, event = '' }: SocialMessage, parts: GiftParts): IngestEvent | null {
  if (!hasDonation) return MEMBERSHIPS.test(event) ? { type: 'gift', ...parts, name: 'membership', count: 1 } : null
  const amount = parseAmount(hasDonation)
  if (amount) return { type: 'gift', ...parts, name: 'donation', count: 1, ...amount }
  const [, count = '1', name = hasDonation] = /^([\d,]+)\s+(.+)$/.exec(hasDonation.trim()) ?? []
  return { type: 'gift', ...parts, name: name.slice(0, 128), count: Number(count.replaceAll(',', '')) }
}

function viewerOf({ userid, username, chatname, moderator }: SocialMessage): Viewer | null {
  const id = userid || username || chatname
  if (!id) return null
  const name = plainText(chatname || id).slice(0, 256) || id
  return { id: id.slice(0, 256), name, ...(moderator && { badges: ['moderator'] }) }
}

function textOf({ chatmessage = '', textonly }: SocialMessage): string {
  return textonly ? chatmessage.trim() : plainText(chatmessage)
}

/**
 * The platform's own where it is told. Its own number starts again with it, so it tells comments apart only beside writer
 * and text; one without either is new each time.
 */
function idOf(message: SocialMessage): string {
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

function metaOf({ meta }: SocialMessage): z.infer<typeof metaSchema> {
  return metaSchema.safeParse(meta).data ?? {}
}

function noticesOf(deletion: Deletion, idByNumber: ReadonlyMap<string, string>): CommentNotice[] {
  const { type, id, userid, chatname, meta } = deletion
  const platform = platformOf(type)
  const commentId = meta?.messageId ?? idByNumber.get(numberOf(type, id ?? ''))
  if (commentId) return [{ kind: 'deleted', platform, commentId }]
  // A number that is not known any more names one message, never all of its writer's.
  if (id !== undefined || (!userid && !chatname)) return []
  return [
    { kind: 'authorDeleted', platform, viewer: { ...(userid && { id: userid }), ...(chatname && { name: chatname }) } },
  ]
}

/** One name for a platform, whichever page of it was read. */
function platformOf(type: string): string {
  const name = type.toLowerCase()
  return PAGES[name] ?? name
}

const PAGES: Readonly<Record<string, string>> = {
  youtubeshorts: 'youtube',
  youtubelive: 'youtube',
  instagramlive: 'instagram',
  facebooklive: 'facebook',
  tiktoklive: 'tiktok',
}
