/**
 * The live chat of one YouTube video or channel, read as anybody's browser reads it. Where it stands is kept, so that after
 * an interruption YouTube gives what was written meanwhile. Replies go through the Data API, with the host's token.
 */
import { connectorName } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import { type Clock, sleep } from '../../../ports.ts'
import type { Connector, ConnectorSink } from '../connector.ts'
import { SILENCE_MS } from '../run-socket.ts'
import { watchSilence } from '../watch-silence.ts'
import { type ChatClient, type ChatPage, createChatClient } from './chat-client.ts'
import { createSender } from './send-line.ts'
import type { YouTubeTarget } from './target.ts'

export interface YouTubeOptions {
  readonly clock: Clock
  readonly target: YouTubeTarget
  readonly token?: string | undefined
  readonly fetch?: typeof globalThis.fetch
  readonly silenceMs?: number
}

/** YouTube asks for pauses of up to ten seconds; a host waits for comments. */
const LONGEST_WAIT_MS = 2_000
const VIEWERS_EVERY_MS = 30_000

/** Where reading stands: kept over interruptions. */
interface Place {
  readonly videoId: string
  readonly continuation: string
}

export function createYouTubeConnector(options: YouTubeOptions, sink: ConnectorSink): Connector {
  const { clock, target, token, fetch = globalThis.fetch, silenceMs = SILENCE_MS } = options
  const name = connectorName({ kind: 'youtube', channel: target.shown })
  const sender =
    token === undefined
      ? null
      : createSender({ clock, name, token, fetch, onQuota: sink.onQuota, onRefused: sink.onWrite })
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
    if (first.everything) place = { ...place, continuation: first.everything }
    await readOn(client, inTime, signal)
  }

  /** Until the chat is closed. */
  async function readOn(client: ChatClient, inTime: InTime, signal: AbortSignal): Promise<void> {
    let viewersDueMs = clock.monotonicMs()
    while (!signal.aborted && place) {
      const { videoId } = place
      const { waitMs } = await readPage(client, inTime)
      if (clock.monotonicMs() >= viewersDueMs) {
        viewersDueMs = clock.monotonicMs() + VIEWERS_EVERY_MS
        await countViewers(client, videoId, inTime)
      }
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
    sink.onWrite({ kind: sender ? 'ready' : 'readOnly' })
  }

  /** Comments are worth more than their number of readers: trouble here is no trouble. */
  async function countViewers(client: ChatClient, videoId: string, inTime: InTime): Promise<void> {
    const count = await inTime(() => client.countViewers(videoId)).catch(() => null)
    if (count !== null) sink.take([{ type: 'viewers', platform: 'youtube', count }])
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

type InTime = <T>(work: () => Promise<T>) => Promise<T>

interface TimedCallsDeps extends Required<Pick<YouTubeOptions, 'clock' | 'fetch' | 'silenceMs'>> {
  readonly name: string
  readonly onSilent: () => void
  readonly onHeardAgain: () => void
  readonly signal: AbortSignal
}

/** One call after the other, each of which must be answered whole within `silenceMs`. */
function createTimedCalls({ clock, name, silenceMs, fetch, onSilent, onHeardAgain, signal }: TimedCallsDeps) {
  let call = new AbortController()
  const timed: typeof globalThis.fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([signal, call.signal]) })

  const inTime: InTime = async (work) => {
    call = new AbortController()
    const silent = new StudioError('connector.silent', { name, seconds: String(Math.round(silenceMs / 1000)) })
    const watch = watchSilence({
      clock,
      limitMs: silenceMs,
      ask: () => {},
      onSilent,
      onHeardAgain,
      onDead: () => call.abort(silent),
    })
    try {
      const result = await work()
      watch.heard()
      return result
    } catch (error) {
      throw call.signal.aborted ? silent : error
    } finally {
      watch.stop()
    }
  }
  return { fetch: timed, inTime }
}

/** A place that YouTube does not know any more: the next attempt begins anew. */
const isExpired = (error: unknown): boolean => /^HTTP 4(?!29)/.test(reasonOf(error))

function reasonOf(error: unknown): string {
  const { message = String(error), cause } = error as { message?: string; cause?: { code?: string } }
  const status = /status code (\d+)/.exec(message)?.[1]
  return status ? `HTTP ${status}` : (cause?.code ?? message)
}
