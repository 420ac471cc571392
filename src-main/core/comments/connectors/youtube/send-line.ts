/**
 * Replies through YouTube's Data API, which only takes them with the host's token and within the day's quota. In: a line.
 * Out: what became of it. A request that may have reached YouTube is never made twice.
 */
import { z } from 'zod'
import type { ConnectorQuota, ConnectorWriteState, WriteReceipt } from '../../../../contract/connectors.ts'
import { type ErrorCode, StudioError } from '../../../../contract/errors.ts'
import type { Clock } from '../../../ports.ts'
import { type ApiCall, createQuotaMeter } from './quota.ts'

export interface SenderDeps {
  readonly clock: Clock
  readonly name: string
  readonly token: string
  readonly fetch: typeof globalThis.fetch
  readonly onQuota: (quota: ConnectorQuota) => void
  readonly onRefused: (state: ConnectorWriteState) => void
}

export interface Sender {
  send(videoId: string, text: string): Promise<WriteReceipt>
}

const API = 'https://www.googleapis.com/youtube/v3'
const ANSWER_MS = 10_000
/** Nothing left this computer. */
const NOT_SENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])

const videosSchema = z.object({
  items: z.array(z.object({ liveStreamingDetails: z.object({ activeLiveChatId: z.string() }) })).min(1),
})
const errorSchema = z.object({
  error: z.object({ message: z.string(), errors: z.array(z.object({ reason: z.string() })).default([]) }),
})

interface Answer {
  readonly status: number
  readonly json: unknown
}

export function createSender({ clock, name, token, fetch, onQuota, onRefused }: SenderDeps): Sender {
  const meter = createQuotaMeter()
  const chatIds = new Map<string, string>()
  const failed = (code: ErrorCode, reason = ''): WriteReceipt => ({
    kind: 'failed',
    error: new StudioError(code, { name, reason }).toInfo(),
  })

  /** @throws what fetch says. */
  async function call(apiCall: ApiCall, path: string, body?: unknown): Promise<Answer> {
    onQuota(meter.spend(apiCall, clock.nowMs()))
    const stop = new AbortController()
    const cancel = clock.after(ANSWER_MS, () => stop.abort())
    try {
      const response = await fetch(`${API}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: stop.signal,
      })
      return { status: response.status, json: await response.json().catch(() => null) }
    } finally {
      cancel()
    }
  }

  function refusalOf({ status, json }: Answer): WriteReceipt {
    const { error } = errorSchema.safeParse(json).data ?? {}
    const reasons = error?.errors.map(({ reason }) => reason) ?? []
    if (reasons.some((reason) => QUOTA.test(reason))) {
      onQuota(meter.exhaust(clock.nowMs()))
      return failed('connector.no-quota')
    }
    if (status !== 401) return failed('connector.write-failed', error?.message ?? `HTTP ${status}`)
    const refusal = failed('connector.login-refused')
    if (refusal.kind === 'failed') onRefused({ kind: 'refused', error: refusal.error })
    return refusal
  }

  /** The chat of a video, asked for once. */
  async function chatIdOf(videoId: string): Promise<string | WriteReceipt> {
    const known = chatIds.get(videoId)
    if (known) return known
    const answer = await call('videos.list', `/videos?part=liveStreamingDetails&id=${encodeURIComponent(videoId)}`)
    if (answer.status !== 200) return refusalOf(answer)
    const [video] = videosSchema.safeParse(answer.json).data?.items ?? []
    if (!video) return failed('connector.write-failed', 'the video has no live chat')
    chatIds.set(videoId, video.liveStreamingDetails.activeLiveChatId)
    return video.liveStreamingDetails.activeLiveChatId
  }

  async function insert(liveChatId: string, text: string): Promise<WriteReceipt> {
    const snippet = { liveChatId, type: 'textMessageEvent', textMessageDetails: { messageText: text } }
    const answer = await call('liveChatMessages.insert', '/liveChat/messages?part=snippet', { snippet })
    if (answer.status === 200) return { kind: 'sent' }
    return answer.status >= 500 ? { kind: 'unknown' } : refusalOf(answer)
  }

  return {
    async send(videoId, text) {
      if (!meter.has('liveChatMessages.insert', clock.nowMs())) return failed('connector.no-quota')
      let mayHaveLeft = false
      try {
        const chatId = await chatIdOf(videoId)
        if (typeof chatId !== 'string') return chatId
        mayHaveLeft = true
        return await insert(chatId, text)
      } catch (error) {
        const code = (error as { cause?: { code?: unknown } }).cause?.code
        const isCertain = !mayHaveLeft || NOT_SENT.has(code)
        return isCertain ? failed('connector.write-failed', String(code ?? 'no answer')) : { kind: 'unknown' }
      }
    },
  }
}

const QUOTA = /^(?:quotaExceeded|dailyLimitExceeded|rateLimitExceeded)$/
