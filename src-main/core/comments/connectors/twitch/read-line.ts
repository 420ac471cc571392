import { type Message, parseMessage } from 'ircv3'
import type { IngestEvent, Viewer } from '../../../../contract/ingest.ts'
import type { CommentNotice } from '../connector.ts'

/** One line of Twitch's IRC, with its tags. https://dev.twitch.tv/docs/chat/irc/ */
export interface TwitchLine {
  readonly command: string
  readonly params: readonly string[]
  readonly tags: ReadonlyMap<string, string>
  readonly nick: string
}

const PLATFORM = 'twitch'
/** Its specifications of parameters are the IRC network's of old; Twitch keeps to its own. */
const ANY_COMMAND: Parameters<typeof parseMessage>[2] = new Map()
const COMMAND = /^(?:[A-Z]+|\d{3})$/

/** Null: not a line of IRC. */
export function parseLine(text: string): TwitchLine | null {
  let message: Message
  try {
    message = parseMessage(text, undefined, ANY_COMMAND)
  } catch {
    return null
  }
  const { command, rawParamValues: params, tags, prefix } = message
  return COMMAND.test(command) ? { command, params, tags, nick: prefix?.nick ?? '' } : null
}

/** What a line tells of the room; none for those that only serve the connection. */
export function eventsOf(line: TwitchLine): readonly IngestEvent[] {
  if (line.command === 'PRIVMSG') return [commentOf(line), cheerOf(line)].filter((event) => event !== null)
  if (line.command === 'USERNOTICE') return [commentOf(line), subscriptionOf(line)].filter((event) => event !== null)
  return []
}

/** What a line takes back of the room; null for the others. */
export function noticeOf({ command, params, tags }: TwitchLine): CommentNotice | null {
  const commentId = tags.get('target-msg-id')
  if (command === 'CLEARMSG' && commentId) return { kind: 'deleted', platform: PLATFORM, commentId }
  if (command !== 'CLEARCHAT') return null
  const id = tags.get('target-user-id')
  if (id) return { kind: 'authorDeleted', platform: PLATFORM, viewer: { id } }
  return params.length > 1 ? null : { kind: 'allDeleted', platform: PLATFORM }
}

function commentOf(line: TwitchLine): IngestEvent | null {
  const id = line.tags.get('id')
  const text = line.params[1]?.replace(ACTION, '$1')
  const viewer = viewerOf(line)
  if (!id || !text || !viewer) return null
  const replyTo = line.tags.get('reply-parent-msg-id')
  return { type: 'comment', platform: PLATFORM, id, ...whenOf(line), viewer, text, ...(replyTo && { replyTo }) }
}

/** "/me" is sent as a CTCP ACTION. */
const ACTION = /^\p{Cc}ACTION (.*)\p{Cc}$/u

function cheerOf(line: TwitchLine): IngestEvent | null {
  const count = Number(line.tags.get('bits') ?? 0)
  return count > 0 ? giftOf(line, 'bits', count) : null
}

/** A gift of many is announced once for all and then for each who gets one: the first counts. */
function subscriptionOf(line: TwitchLine): IngestEvent | null {
  const { tags } = line
  switch (tags.get('msg-id')) {
    case 'sub':
    case 'resub':
      return giftOf(line, 'subscription', 1)
    case 'subgift':
      return tags.has('msg-param-community-gift-id') ? null : giftOf(line, 'subscription', 1)
    case 'submysterygift':
      return giftOf(line, 'subscription', Number(tags.get('msg-param-mass-gift-count') ?? 1))
    default:
      return null
  }
}

function giftOf(line: TwitchLine, name: string, count: number): IngestEvent | null {
  const id = line.tags.get('id')
  const viewer = viewerOf(line)
  return id && viewer ? { type: 'gift', platform: PLATFORM, id, ...whenOf(line), viewer, name, count } : null
}

function viewerOf({ tags, nick }: TwitchLine): Viewer | null {
  const id = tags.get('user-id') || nick
  const badges = (tags.get('badges') ?? '').split(',').filter(Boolean)
  if (!id) return null
  return { id, name: tags.get('display-name') || tags.get('login') || nick, ...(badges.length > 0 && { badges }) }
}

function whenOf({ tags }: TwitchLine): { at?: number } {
  const at = Number(tags.get('tmi-sent-ts'))
  return at > 0 ? { at } : {}
}
