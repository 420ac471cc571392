import type { Innertube, Parser } from 'youtubei.js'
import { StudioError } from '../../../../contract/errors.ts'
import { type ReadActions, readActions } from './read-actions.ts'
import type { YouTubeTarget } from './target.ts'

/** One answer of the chat. */
export interface ChatPage extends ReadActions {
  /** Where it goes on; null: the chat is closed. */
  readonly next: string | null
  readonly waitMs: number
  /** First page only: the way to every comment, where the page shows a choice of them. */
  readonly everything: string | null
}

/** YouTube's own pages, read as anybody reads them. Each call rejects with StudioError `connector.nonsense`, or what `fetch` says. */
export interface ChatClient {
  /** Null: nothing is live there now. */
  findVideo(target: YouTubeTarget): Promise<string | null>
  /** Null: the video has no live chat now. */
  openChat(videoId: string): Promise<string | null>
  read(continuation: string): Promise<ChatPage>
  /** Null: YouTube does not say. */
  countViewers(videoId: string): Promise<number | null>
}

const DEFAULT_WAIT_MS = 5_000

export async function createChatClient(name: string, fetch: typeof globalThis.fetch): Promise<ChatClient> {
  const { Innertube, Log, Parser } = await import('youtubei.js')
  // What it can't parse it describes on the console, with classes for it to copy.
  Log.setLevel(Log.Level.NONE)
  Parser.setParserErrorHandler(() => {})
  const innertube = await Innertube.create({
    fetch,
    lang: 'en',
    location: 'US',
    retrieve_player: false,
    generate_session_locally: true,
    retrieve_innertube_config: false,
    enable_session_cache: false,
  })
  const call = createCall(name, innertube, Parser)

  return {
    async findVideo({ videoId, liveUrl }) {
      if (videoId || !liveUrl) return videoId
      const { parsed } = await call('/navigation/resolve_url', { url: liveUrl })
      return (parsed.endpoint?.payload as { videoId?: string } | undefined)?.videoId ?? null
    },
    async openChat(videoId) {
      const { parsed } = await call('/next', { videoId, racyCheckOk: true, contentCheckOk: true })
      const [chat] = parsed.contents_memo?.get('LiveChat') ?? []
      const { continuation, is_replay: isReplay } = (chat ?? {}) as { continuation?: string; is_replay?: boolean }
      return isReplay ? null : (continuation ?? null)
    },
    async read(continuation) {
      const { parsed } = await call('/live_chat/get_live_chat', { continuation })
      return pageOf(parsed.continuation_contents as unknown as ChatContents | null)
    },
    async countViewers(videoId) {
      const { parsed } = await call('/updated_metadata', { videoId })
      const [update] = parsed.actions_memo?.get('UpdateViewershipAction') ?? []
      const { view_count_node: node } = (update ?? {}) as { view_count_node?: { original_view_count?: unknown } }
      const count = Number(node?.original_view_count)
      return Number.isInteger(count) && count >= 0 ? count : null
    },
  }
}

interface RawAnswer {
  readonly responseContext?: unknown
  readonly continuationContents?: { readonly liveChatContinuation?: { actions?: unknown } }
}

type Parsed = ReturnType<typeof Parser.parseResponse>

function createCall(name: string, { actions }: Innertube, parser: typeof Parser) {
  return async (endpoint: string, args: Record<string, unknown>): Promise<{ readonly parsed: Parsed }> => {
    const nonsense = (cause?: unknown) => new StudioError('connector.nonsense', { name }, { cause })
    const { data } = (await actions.execute(endpoint, args).catch((error: unknown) => {
      throw error instanceof SyntaxError ? nonsense(error) : error
    })) as { data: RawAnswer | null }
    // Every answer of the real one has it, whatever else is in it.
    if (typeof data?.responseContext !== 'object') throw nonsense()
    dropWhatIsNoAction(data)
    try {
      return { parsed: parser.parseResponse(data as Parameters<typeof parser.parseResponse>[0]) }
    } catch (error) {
      throw nonsense(error)
    }
  }
}

/** The parser would give up the whole answer for one of them. */
function dropWhatIsNoAction({ continuationContents }: RawAnswer): void {
  const chat = continuationContents?.liveChatContinuation
  if (!chat?.actions) return
  chat.actions = Array.isArray(chat.actions)
    ? chat.actions.filter((action) => typeof action === 'object' && action !== null)
    : []
}

interface ChatContents {
  readonly actions?: Iterable<{ readonly type: string }>
  readonly continuation?: { readonly token?: string; readonly timeout_ms?: number }
  readonly header?: {
    readonly view_selector?: {
      readonly sub_menu_items?: readonly { readonly selected?: boolean; readonly continuation?: string }[]
    }
  } | null
}

function pageOf(contents: ChatContents | null): ChatPage {
  const { events, notices } = readActions([...(contents?.actions ?? [])])
  const all = contents?.header?.view_selector?.sub_menu_items?.at(1)
  return {
    events,
    notices,
    next: contents?.continuation?.token ?? null,
    waitMs: contents?.continuation?.timeout_ms ?? DEFAULT_WAIT_MS,
    everything: all && !all.selected ? (all.continuation ?? null) : null,
  }
}
