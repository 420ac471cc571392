import { z } from 'zod'
import type { StudioErrorInfo } from './errors.ts'
import type { LocalisedText } from './text.ts'

/** Where comments are read from and replies go to: one connector per channel, video or tool. */
export const CONNECTOR_KINDS = ['twitch', 'youtube', 'social-stream'] as const
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number]

export const CONNECTOR_NAMES: Readonly<Record<ConnectorKind, string>> = {
  twitch: 'Twitch',
  youtube: 'YouTube',
  'social-stream': 'Social Stream Ninja',
}

const secret = z.string().trim().min(1).max(4096)
const channel = z.string().trim().min(1).max(256)

export const connectorParamsSchema = z.discriminatedUnion('kind', [
  /** `channel`: its name or address. `token`: a user access token with chat:edit; without it the chat is only read. */
  z.object({ kind: z.literal('twitch'), channel, token: secret.optional() }),
  /** `channel`: a video or a channel, by address, id or handle. `token`: an OAuth token that may write to the chat. */
  z.object({ kind: z.literal('youtube'), channel, token: secret.optional() }),
  /** `session`: its session id, as good as a password; without it, it posts to the address of `connector.reveal`. */
  z.object({
    kind: z.literal('social-stream'),
    session: secret.optional(),
    server: z.url({ protocol: /^wss?$/ }).default('wss://io.socialstream.ninja'),
  }),
])
export type ConnectorParams = z.infer<typeof connectorParamsSchema>

export type ConnectorReadState =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'reading' }
  /** Not even a sign of life came for a while: the next thing is a new connection. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'retrying'; readonly error: StudioErrorInfo; readonly retryAtMs: number }
  /** Trying again would change nothing. */
  | { readonly kind: 'refused'; readonly error: StudioErrorInfo }
  /** The stream is over. */
  | { readonly kind: 'ended' }

export type ConnectorWriteState =
  | { readonly kind: 'off' }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly error: StudioErrorInfo }

/** What a day's calls may cost; counted by the studio, for what it called itself. */
export interface ConnectorQuota {
  readonly usedUnits: number
  readonly limitUnits: number
  /** Epoch ms. */
  readonly resetsAtMs: number
}

export interface ConnectorInfo {
  readonly id: string
  readonly kind: ConnectorKind
  /** What it reads; empty for a tool that brings many. Never a secret. */
  readonly channel: string
  readonly read: ConnectorReadState
  readonly write: ConnectorWriteState
  /** When it last brought something, epoch ms. */
  readonly lastMessageAtMs: number | null
  /** How often reading was interrupted and the platform gave nothing of it back. */
  readonly gaps: number
  readonly quota: ConnectorQuota | null
}

/** What became of a reply. `unknown`: it may have been sent, so nobody sends it again by itself. */
export type WriteReceipt =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: StudioErrorInfo }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'unknown' }

/** How people tell it from the others. */
export function connectorName({ kind, channel }: Pick<ConnectorInfo, 'kind' | 'channel'>): string {
  return channel === '' ? CONNECTOR_NAMES[kind] : `${CONNECTOR_NAMES[kind]} · ${channel}`
}

/** Where Social Stream Ninja posts to, below the ingest URL. */
export const SOCIAL_STREAM_PATH = '/social-stream/'

export const CONNECTOR_READ_TEXTS: Readonly<Record<ConnectorReadState['kind'], LocalisedText>> = {
  off: { en: 'Off', 'zh-CN': '未连接' },
  connecting: { en: 'Connecting…', 'zh-CN': '正在连接…' },
  reading: { en: 'Reading comments', 'zh-CN': '正在接收评论' },
  silent: {
    en: 'Silent for too long; about to connect again',
    'zh-CN': '长时间没有任何响应，即将重新连接',
  },
  retrying: { en: 'Interrupted; trying again', 'zh-CN': '连接中断，正在重试' },
  refused: { en: 'Refused; not trying again', 'zh-CN': '被拒绝，不再重试' },
  ended: { en: 'The stream is over', 'zh-CN': '直播已结束' },
}

export const CONNECTOR_WRITE_TEXTS: Readonly<Record<ConnectorWriteState['kind'], LocalisedText>> = {
  off: { en: 'Replies: not connected', 'zh-CN': '回复：未连接' },
  readOnly: { en: 'Replies: read-only', 'zh-CN': '回复：只读' },
  ready: { en: 'Replies: ready', 'zh-CN': '回复：可发送' },
  refused: { en: 'Replies: refused', 'zh-CN': '回复：被拒绝' },
}
