/**
 * In: messages of Social Stream Ninja, as it posts them and as its socket brings them. Out: ingest events and what is taken
 * back.
 */
import { z } from 'zod'
import type { IngestEvent, Viewer } from '../../../../contract/ingest.ts'
import type { CommentNotice } from '../connector.ts'
import { parseAmount } from '../parse-amount.ts'
import {
  type Deletion,
  deletionSchema,
  idOf,
  messageSchema,
  metaOf,
  platformOf,
  type SocialMessage,
} from './message.ts'
import { plainText } from './plain-text.ts'

export interface ReadMessages {
  readonly events: readonly IngestEvent[]
  readonly notices: readonly CommentNotice[]
}

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
  const common = { platform: platformOf(message.type), at: nowMs }
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

/** Named in its event reference; the others only tell of something. */
const FOLLOWS = /^(?:new_follower|follow)$/
const MEMBERSHIPS = /^(?:new_subscriber|resub|sponsorship|subscription_gift|giftpurchase)$/

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

function textOf(message: SocialMessage): string {
  const { chatmessage = '', textonly } = message
  return textonly ? chatmessage.trim() : (metaOf(message).plainText ?? plainText(chatmessage))
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
