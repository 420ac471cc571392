/**
 * The live chat of one YouTube video or channel, read as anybody's browser reads it. Where it stands is kept, so that after
 * an interruption YouTube gives what was written meanwhile. Replies go through the Data API, with the host's token.
 */
import { type ConnectorWriteState, connectorName } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import { type Clock, sleep } from '../../../ports.ts'
import type { Connector, ConnectorSink } from '../connector.ts'
import { SILENCE_MS } from '../run-socket.ts'
import { type ChatClient, type ChatPage, createChatClient } from './chat-client.ts'
import { createSender } from './send-line.ts'
import type { YouTubeTarget } from './target.ts'
import { createTimedCalls, type InTime } from './timed-calls.ts'
import { watchViewers } from './watch-viewers.ts'

export interface YouTubeOptions {
  readonly clock: Clock
  readonly target: YouTubeTarget
  readonly token?: string | undefined
  readonly fetch?: typeof globalThis.fetch
  readonly silenceMs?: number
}

/** YouTube asks for pauses of up to ten seconds; a host waits for comments. */
const LONGEST_WAIT_MS = 2_000

/** Where reading stands: kept over interruptions. */
interface Place {
  readonly videoId: string
  readonly continuation: string
}

export function createYouTubeConnector(options: YouTubeOptions, sink: ConnectorSink): Connector {
  const { clock, target, token, fetch = globalThis.fetch, silenceMs = SILENCE_MS } = options
  const name = connectorName({ kind: 'youtube', channel: target.shown })
  const sender =
    token === undefined ? null : createSender({ clock, name, token, fetch, onQuota: sink.onQuota, onRefused })
  let write: ConnectorWriteState = { kind: sender ? 'ready' : 'readOnly' }
  let place: Place | null = null
  let isReading = false

  async function read(signal: AbortSignal): Promise<void> {
    const tell = { onSilent: () => isReading && sink.onSilent(), onHeardAgain: () => isReading && sink.onReading(true) }
    const { fetch: timedFetch, inTime } = createTimedCalls({ clock, name, silenceMs, fetch, ...tell, signal })
    const client = await createChatClient(name, timedFetch)
    const resumed = place !== null
    place ??= await findPlace(client, inTime)
    const first = await readPage(client, inTime)
    onReading(resumed)
    // "Top chat" is what a visitor gets: a choice of the comments.
    if (place && first.everything) place = { ...place, continuation: first.everything }
    const over = new AbortController()
    if (place) countViewers(place, AbortSignal.any([signal, over.signal]))
    await readOn(client, inTime, signal).finally(() => over.abort())
  }

  /** Until the chat is closed. */
  async function readOn(client: ChatClient, inTime: InTime, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && place) {
      const { waitMs } = await readPage(client, inTime)
      if (place) await sleep(clock, Math.min(waitMs, LONGEST_WAIT_MS), signal)
    }
  }

  /** Hands on what is new at the place where reading stands, and moves it on. */
  async function readPage(client: ChatClient, inTime: InTime): Promise<ChatPage> {
    const { videoId, continuation } = place ?? { videoId: '', continuation: '' }
    const page = await inTime(() => client.read(continuation))
    if (page.events.length > 0) sink.take(page.events)
    for (const notice of page.notices) sink.notice(notice)
    place = page.next === null ? null : { videoId, continuation: page.next }
    return page
  }

  async function findPlace(client: ChatClient, inTime: InTime): Promise<Place> {
    const videoId = await inTime(() => client.findVideo(target))
    const continuation = videoId && (await inTime(() => client.openChat(videoId)))
    if (!videoId || !continuation) throw new StudioError('connector.not-live', { name })
    return { videoId, continuation }
  }

  function onReading(resumed: boolean): void {
    isReading = true
    sink.onReading(resumed)
    sink.onWrite(write)
  }

  function onRefused(refused: ConnectorWriteState): void {
    write = refused
    sink.onWrite(refused)
  }

  function countViewers({ videoId }: Place, signal: AbortSignal): void {
    const onCount = (count: number) => sink.take([{ type: 'viewers', platform: 'youtube', count }])
    void watchViewers({ clock, name, videoId, fetch, silenceMs, onCount }, signal).catch(() => {})
  }

  return {
    async run(signal) {
      isReading = false
      try {
        await read(signal)
      } catch (error) {
        if (signal.aborted) return
        if (place && isExpired(error)) place = null
        if (error instanceof StudioError) throw error
        throw new StudioError('connector.unreachable', { name, reason: reasonOf(error) })
      }
    },
    async write({ text }) {
      if (!sender) return { kind: 'readOnly' }
      if (place) return sender.send(place.videoId, text)
      return { kind: 'failed', error: new StudioError('connector.write-failed', { name, reason: 'not live' }).toInfo() }
    },
  }
}

/** A place that YouTube does not know any more: the next attempt begins anew. */
const isExpired = (error: unknown): boolean => /^HTTP 4(?:00|04|10)$/.test(reasonOf(error))

function reasonOf(error: unknown): string {
  const { message = String(error), cause } = error as { message?: string; cause?: { code?: string } }
  const status = /status code (\d+)/.exec(message)?.[1]
  return status ? `HTTP ${status}` : (cause?.code ?? message)
}
