import type { YTNodes } from 'youtubei.js'
import type { IngestEvent, Viewer } from '../../../../contract/ingest.ts'
import type { CommentNotice } from '../connector.ts'
import { parseAmount } from '../parse-amount.ts'

/** In: the actions of one answer of YouTube's chat, parsed. Out: ingest events and what is taken back. Pure. */
export function readActions(actions: readonly ChatNode[]): ReadActions {
  const events = actions.flatMap((action) => {
    if (is<YTNodes.AddChatItemAction>(action, 'AddChatItemAction')) return eventsOf(action.item)
    // Also how a comment appears that was held back for review.
    if (is<YTNodes.ReplaceChatItemAction>(action, 'ReplaceChatItemAction')) return eventsOf(action.replacement_item)
    return []
  })
  return { events, notices: actions.map(noticeOf).filter((notice) => notice !== null) }
}

export interface ReadActions {
  readonly events: readonly IngestEvent[]
  readonly notices: readonly CommentNotice[]
}

/** A node of the parser's tree. Its name is compared, not its class: the parser is loaded when it is needed. */
export interface ChatNode {
  readonly type: string
}

const PLATFORM = 'youtube'

function is<N extends ChatNode>(node: ChatNode | null, type: string): node is N {
  return node?.type === type
}

function noticeOf(action: ChatNode): CommentNotice | null {
  switch (action.type) {
    case 'MarkChatItemAsDeletedAction':
    case 'RemoveChatItemAction': {
      const commentId = (action as YTNodes.RemoveChatItemAction).target_item_id
      return { kind: 'deleted', platform: PLATFORM, commentId }
    }
    case 'MarkChatItemsByAuthorAsDeletedAction':
    case 'RemoveChatItemByAuthorAction': {
      const id = (action as YTNodes.RemoveChatItemByAuthorAction).external_channel_id
      return { kind: 'authorDeleted', platform: PLATFORM, viewer: { id } }
    }
    case 'ReplaceChatItemAction': {
      const { replacement_item: item, target_item_id: commentId } = action as YTNodes.ReplaceChatItemAction
      if (!is<YTNodes.LiveChatTextMessage>(item, 'LiveChatTextMessage')) return null
      return { kind: 'edited', platform: PLATFORM, commentId, text: textOf(item.message) }
    }
    default:
      return null
  }
}

/** What all items of the chat share. */
interface ChatItem {
  readonly id: string
  readonly author: YTNodes.LiveChatTextMessage['author']
  readonly timestamp: number
  readonly message?: ChatText | undefined
}
type ChatText = YTNodes.LiveChatTextMessage['message']

function eventsOf(item: ChatNode | null): IngestEvent[] {
  if (is<YTNodes.LiveChatTextMessage>(item, 'LiveChatTextMessage')) return [...commentOf(item)]
  if (is<YTNodes.LiveChatPaidMessage>(item, 'LiveChatPaidMessage'))
    return [...commentOf(item), giftOf(item, 'Super Chat', { money: item.purchase_amount })]
  if (is<YTNodes.LiveChatPaidSticker>(item, 'LiveChatPaidSticker'))
    return [giftOf(item, 'Super Sticker', { money: item.purchase_amount })]
  if (is<YTNodes.LiveChatMembershipItem>(item, 'LiveChatMembershipItem'))
    return [...commentOf(item), giftOf(item, 'membership', {})]
  if (is<YTNodes.LiveChatSponsorshipsGiftPurchaseAnnouncement>(item, 'LiveChatSponsorshipsGiftPurchaseAnnouncement'))
    return giftedMemberships(item)
  return []
}

function commentOf(item: ChatItem): IngestEvent[] {
  const text = textOf(item.message)
  if (text === '') return []
  return [{ type: 'comment', platform: PLATFORM, id: item.id, ...whenOf(item), viewer: viewerOf(item), text }]
}

/** A channel's own emoji are images: their name stands for them. */
function textOf(message: ChatText | undefined): string {
  const runs = message?.runs ?? []
  return runs.map((run) => ('emoji' in run && run.emoji.is_custom ? (run.emoji.shortcuts[0] ?? '') : run.text)).join('')
}

function giftOf(item: ChatItem, name: string, { money = '' }: { readonly money?: string }): IngestEvent {
  const amount = parseAmount(money)
  const gift = { type: 'gift', platform: PLATFORM, id: item.id, ...whenOf(item), viewer: viewerOf(item) } as const
  return { ...gift, name, count: 1, ...amount }
}

/** "Sent 5 Shop gift memberships": the number is the first in it. */
function giftedMemberships(item: YTNodes.LiveChatSponsorshipsGiftPurchaseAnnouncement): IngestEvent[] {
  const { header, id, author_external_channel_id: viewerId } = item
  if (!header) return []
  const count = Number(/\d+/.exec(header.primary_text.toString())?.[0] ?? 1)
  const viewer = { id: viewerId, name: header.author_name.toString() }
  const at = Math.floor(Number(item.timestamp_usec) / 1000)
  return [{ type: 'gift', platform: PLATFORM, id, ...(at > 0 && { at }), viewer, name: 'membership', count }]
}

function viewerOf({ author }: ChatItem): Viewer {
  const badges = [author.is_moderator && 'moderator', author.is_verified && 'verified'].filter((each) => each !== false)
  const known = badges.filter((badge) => badge !== undefined)
  return { id: author.id, name: author.name, ...(known.length > 0 && { badges: known }) }
}

const whenOf = ({ timestamp }: ChatItem): { at?: number } => (timestamp > 0 ? { at: timestamp } : {})
