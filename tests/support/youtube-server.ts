import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * YouTube as a visitor's browser and an API client meet it: InnerTube's `next`, `get_live_chat` and `updated_metadata`, and
 * the Data API's `videos` and `liveChat/messages`, in answers shaped as captured from the real ones (ids and names changed).
 */
export interface YouTubeServer {
  /** A `fetch` that takes what is meant for YouTube to this server. */
  readonly fetch: typeof globalThis.fetch
  /** Calls so far, by their last path segment, with the continuation or video that they asked for. */
  readonly calls: string[]
  /** Bodies of sent messages. */
  readonly sent: unknown[]
  /** What the next `get_live_chat` brings. */
  say(...actions: unknown[]): void
  /** The chat is closed after the next answer. */
  endChat(): void
  /** What the next calls for the chat get instead, one each. */
  fail(...failures: Failure[]): void
  /** Continuations that were given before are refused from now on. */
  expire(): void
  /** Resolves when `get_live_chat` was answered once more. */
  polled(): Promise<void>
}

type Failure = 'http 503' | 'http 403' | 'html' | 'odd json' | 'stall' | 'cut'

export interface YouTubeRules {
  readonly isLive?: boolean
  /** It never says how many watch. */
  readonly hidesViewers?: boolean
  /** How the Data API answers a message. */
  readonly onMessage?: (text: string) => { readonly status: number; readonly body: unknown } | 'cut'
}

export async function startYouTube({
  isLive = true,
  hidesViewers = false,
  onMessage = accept,
}: YouTubeRules = {}): Promise<YouTubeServer> {
  const calls: string[] = []
  const sent: unknown[] = []
  const failures: Failure[] = []
  let waiting: unknown[] = []
  let pages = 0
  let oldest = 0
  let isEnding = false
  let onPolled = () => {}

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const name = pathname.split('/').at(-1) ?? ''
    const body = await json(request)
    calls.push(`${name} ${String(body?.continuation ?? body?.videoId ?? searchParams.get('id') ?? '')}`.trim())
    if (failures.length > 0 && name === 'get_live_chat') return failWith(response, failures.shift() as Failure)
    if (name === 'updated_metadata' && hidesViewers) return
    if (name === 'messages') return takeMessage(response, body)
    const answer = answerTo(name, body)
    response.writeHead(answer === null ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: { code: 400, message: 'Request contains an invalid argument.' } }))
    if (name === 'get_live_chat') onPolled()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  function answerTo(name: string, body: Record<string, unknown> | null): unknown {
    const responseContext = { visitorData: 'Cgt', mainAppWebResponseContext: { loggedOut: true } }
    if (name === 'resolve_url')
      return {
        responseContext,
        endpoint: isLive ? { watchEndpoint: { videoId: 'liveVideo01' } } : { browseEndpoint: {} },
      }
    if (name === 'next') return { responseContext, contents: watchPage(isLive) }
    if (name === 'updated_metadata') return { responseContext, ...metadata }
    if (name === 'videos') return { items: [{ liveStreamingDetails: { activeLiveChatId: 'chat-of-the-video' } }] }
    return chatPage(String(body?.continuation), responseContext)
  }

  function chatPage(continuation: string, responseContext: unknown): unknown {
    const [kind, page] = continuation.split('-')
    if (kind === 'all' && Number(page) < oldest) return null
    if (isEnding) return { responseContext }
    pages += 1
    // The first page shows a choice of the comments, as the site does.
    if (continuation === 'top-0') return { responseContext, ...firstPage(pages) }
    const actions = waiting
    waiting = []
    return { responseContext, continuationContents: { liveChatContinuation: { ...next(`all-${pages}`), actions } } }
  }

  function takeMessage(response: ServerResponse, body: Record<string, unknown> | null): void {
    sent.push(body)
    const { snippet } = body as { snippet: { textMessageDetails: { messageText: string } } }
    const answer = onMessage(snippet.textMessageDetails.messageText)
    if (answer === 'cut') return void response.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  }

  const { port } = server.address() as AddressInfo
  return {
    fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input)
      const here = `http://127.0.0.1:${port}${url.pathname}${url.search}`
      return fetch(here, { method: input instanceof Request ? input.method : 'GET', ...init })
    },
    calls,
    sent,
    say: (...actions) => waiting.push(...actions),
    endChat() {
      isEnding = true
    },
    fail: (...more) => failures.push(...more),
    expire() {
      oldest = pages + 1
    },
    polled: () =>
      new Promise((resolve) => {
        onPolled = resolve
      }),
  }
}

const accept = () => ({ status: 200, body: { kind: 'youtube#liveChatMessage', id: 'sent1' } })

function failWith(response: ServerResponse, failure: Failure): void {
  if (failure === 'stall') return
  if (failure === 'cut') return void response.destroy()
  response.writeHead(Number(/^http (\d+)$/.exec(failure)?.[1] ?? 200))
  response.end(failure === 'odd json' ? '{"hello":1}' : '<!DOCTYPE html><title>Sorry...</title>')
}

async function json(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
}

const runs = (text: string) => ({ runs: [{ text }] })
const CLIENT_MESSAGES = {
  reconnectMessage: runs('Chat disconnected. Please wait while we try to reconnect you.'),
  unableToReconnectMessage: runs('Unable to connect to chat. Please try again later.'),
  fatalError: runs('Chat failed to load. Please try again later.'),
  reconnectedMessage: runs('Connected!'),
  genericError: runs('Error. Please try again.'),
}

const watchPage = (isLive: boolean) => ({
  twoColumnWatchNextResults: {
    results: { results: { contents: [] } },
    ...(isLive && {
      conversationBar: {
        liveChatRenderer: {
          continuations: [{ reloadContinuationData: { continuation: 'top-0', clickTrackingParams: 'CA' } }],
          initialDisplayState: 'LIVE_CHAT_DISPLAY_STATE_EXPANDED',
          clientMessages: CLIENT_MESSAGES,
        },
      },
    }),
  },
})

const metadata = {
  actions: [
    {
      updateViewershipAction: {
        viewCount: {
          videoViewCountRenderer: {
            viewCount: { simpleText: '1,234 watching now' },
            isLive: true,
            originalViewCount: '1234',
          },
        },
      },
    },
  ],
}

const next = (continuation: string) => ({
  continuations: [{ invalidationContinuationData: { invalidationId: {}, timeoutMs: 20, continuation } }],
})

const firstPage = (page: number) => ({
  continuationContents: {
    liveChatContinuation: {
      ...next(`top-${page}`),
      actions: [],
      header: {
        liveChatHeaderRenderer: {
          viewSelector: {
            sortFilterSubMenuRenderer: {
              subMenuItems: [
                {
                  title: 'Top chat',
                  selected: true,
                  continuation: { reloadContinuationData: { continuation: 'top-0' } },
                },
                {
                  title: 'Live chat',
                  selected: false,
                  continuation: { reloadContinuationData: { continuation: `all-${page}` } },
                },
              ],
            },
          },
        },
      },
    },
  },
})

interface ChatItem {
  readonly id?: string
  readonly name?: string
  readonly atMs?: number
}

let made = 0
const common = ({ id = `yt-${++made}`, name = '@ana', atMs = Date.now() }: ChatItem) => ({
  id,
  timestampUsec: String(atMs * 1000 + 123),
  authorName: { simpleText: name },
  authorPhoto: { thumbnails: [{ url: 'https://yt4.ggpht.com/x=s32', width: 32, height: 32 }] },
  authorExternalChannelId: `UC-${name}`,
  contextMenuEndpoint: { liveChatItemContextMenuEndpoint: { params: 'Q2c0S0hB' } },
  contextMenuAccessibility: { accessibilityData: { label: 'Chat actions' } },
})
const add = (item: unknown) => ({
  clickTrackingParams: 'CA',
  addChatItemAction: { item, clientId: `client-${++made}` },
})

/** Runs of a message; `:name:` is one of the channel's own emoji. */
const messageOf = (text: string) => ({
  runs: text.split(/(:\w+:)/).flatMap((part): object[] => {
    if (part === '') return []
    if (!/^:\w+:$/.test(part)) return [{ text: part }]
    const image = { thumbnails: [{ url: 'https://yt3.ggpht.com/e', width: 24, height: 24 }] }
    return [
      {
        emoji: {
          emojiId: 'UCkszU2WH9gy1mb0dV-11UJg/abc',
          shortcuts: [part],
          searchTerms: [],
          image,
          isCustomEmoji: true,
        },
      },
    ]
  }),
})

export const chatText = (text: string, item: ChatItem = {}) =>
  add({ liveChatTextMessageRenderer: { ...common(item), message: messageOf(text) } })

export const superChat = (text: string, money: string, item: ChatItem = {}) =>
  add({
    liveChatPaidMessageRenderer: {
      ...common(item),
      ...(text !== '' && { message: messageOf(text) }),
      purchaseAmountText: { simpleText: money },
      headerBackgroundColor: 4280150454,
    },
  })

export const membership = (item: ChatItem = {}) =>
  add({ liveChatMembershipItemRenderer: { ...common(item), headerSubtext: runs('Welcome to Shop!') } })

export const giftedMemberships = (count: number) =>
  add({
    liveChatSponsorshipsGiftPurchaseAnnouncementRenderer: {
      id: `yt-${++made}`,
      timestampUsec: String(Date.now() * 1000),
      authorExternalChannelId: 'UC-@bea',
      header: {
        liveChatSponsorshipsHeaderRenderer: {
          authorName: { simpleText: '@bea' },
          authorPhoto: { thumbnails: [] },
          primaryText: { runs: [{ text: 'Sent ' }, { text: String(count) }, { text: ' Shop gift memberships' }] },
          contextMenuEndpoint: {},
          contextMenuAccessibility: { accessibilityData: { label: 'Chat actions' } },
          image: { thumbnails: [] },
        },
      },
    },
  })

export const removed = (targetItemId: string) => ({ removeChatItemAction: { targetItemId } })
export const removedByAuthor = (name: string) => ({ removeChatItemByAuthorAction: { externalChannelId: `UC-${name}` } })
export const replaced = (targetItemId: string, text: string) => ({
  replaceChatItemAction: {
    targetItemId,
    replacementItem: { liveChatTextMessageRenderer: { ...common({ id: targetItemId }), message: messageOf(text) } },
  },
})
