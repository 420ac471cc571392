/**
 * Social Stream Ninja's relay: one socket brings the chats of all sites that it watches, under their own names, and takes
 * replies for them. It keeps nothing for those who were away. Without a session there is nothing to join: it posts here.
 */
import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { CONNECTOR_NAMES, type WriteReceipt } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import { type Clock, sleep } from '../../../ports.ts'
import type { Connector, ConnectorSink, OutgoingLine } from '../connector.ts'
import { runSocket, SILENCE_MS } from '../run-socket.ts'
import { createSocialReader } from './read-message.ts'

export interface SocialStreamOptions {
  readonly clock: Clock
  readonly server: string
  readonly session?: string | undefined
  readonly silenceMs?: number
}

/** Chat comes out on 4, what the extension is to do goes in on 1. https://github.com/steveseguin/social_stream/blob/main/api.md */
const CHANNELS = '4/1'
/** It says "timeout" itself after 5 s. */
const ANSWER_MS = 7_000

const callbackSchema = z.object({ callback: z.object({ get: z.string(), result: z.unknown().optional() }) })

export function createSocialStreamConnector(options: SocialStreamOptions, sink: ConnectorSink): Connector {
  const { clock, server, session, silenceMs = SILENCE_MS } = options
  const name = CONNECTOR_NAMES['social-stream']
  const read = createSocialReader()
  const answers = new Map<string, (receipt: WriteReceipt) => void>()
  let open: WebSocket | null = null

  const failed = (reason: string): WriteReceipt => ({
    kind: 'failed',
    error: new StudioError('connector.write-failed', { name, reason }).toInfo(),
  })

  function onText(text: string) {
    const json = parse(text)
    const callback = callbackSchema.safeParse(json).data?.callback
    if (callback) return answers.get(callback.get)?.(receiptOf(callback.result))
    const { events, notices } = read([json], clock.nowMs())
    if (events.length > 0) sink.take(events)
    for (const notice of notices) sink.notice(notice)
  }

  function parse(text: string): unknown {
    try {
      return JSON.parse(text)
    } catch {
      throw new StudioError('connector.nonsense', { name })
    }
  }

  function receiptOf(result: unknown): WriteReceipt {
    if (result === 'failed' || result === 'special' || result === false) return failed('it is not running')
    return result === true ? { kind: 'sent' } : { kind: 'unknown' }
  }

  async function listen(signal: AbortSignal): Promise<void> {
    try {
      await runSocket(
        {
          url: `${server.replace(/\/+$/, '')}/join/${encodeURIComponent(session ?? '')}/${CHANNELS}`,
          name,
          clock,
          silenceMs,
          onText,
          onOpen(socket) {
            open = socket
            sink.onReading(false)
            sink.onWrite({ kind: 'ready' })
          },
          ask: (socket) => socket.ping(),
          onSilent: () => open && sink.onSilent(),
          onHeardAgain: () => open && sink.onReading(true),
        },
        signal,
      )
    } finally {
      open = null
      for (const answer of answers.values()) answer({ kind: 'unknown' })
    }
  }

  async function awaitPosts(signal: AbortSignal): Promise<void> {
    sink.onReading(true)
    sink.onWrite({ kind: 'readOnly' })
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  }

  async function send(socket: WebSocket, { text, platform }: OutgoingLine): Promise<WriteReceipt> {
    const get = randomUUID()
    const { promise, resolve } = Promise.withResolvers<WriteReceipt>()
    const answered = new AbortController()
    answers.set(get, resolve)
    socket.send(JSON.stringify({ action: 'sendChat', value: text, get, ...(platform && { target: platform }) }))
    void sleep(clock, ANSWER_MS, answered.signal).then(() => resolve({ kind: 'unknown' }))
    const receipt = await promise
    answered.abort()
    answers.delete(get)
    return receipt
  }

  return {
    run: (signal) => (session === undefined ? awaitPosts(signal) : listen(signal)),
    async write(line) {
      if (session === undefined) return { kind: 'readOnly' }
      return open ? send(open, line) : failed('not connected')
    },
  }
}
