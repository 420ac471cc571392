import { type RawData, WebSocket } from 'ws'
import { StudioError } from '../../../contract/errors.ts'
import type { Clock } from '../../ports.ts'
import { watchSilence } from './watch-silence.ts'

/** Heartbeats are due this often: a connection silent for longer is dead, whatever TCP says. */
export const SILENCE_MS = 20_000

export interface SocketTalk {
  readonly url: string
  readonly name: string
  readonly clock: Clock
  readonly silenceMs: number
  /** `fail` ends the connection with this trouble. */
  readonly onOpen: (socket: WebSocket, fail: (error: StudioError) => void) => void
  /** What it throws ends the connection. */
  readonly onText: (text: string) => void
  /** Asks the server for a sign of life. */
  readonly ask: (socket: WebSocket) => void
  readonly onSilent: () => void
  readonly onHeardAgain: () => void
}

const MAX_FRAME_BYTES = 1024 * 1024

/** One WebSocket from opening to end. Resolves when `signal` aborts. @throws StudioError connector.unreachable, closed, silent, or what `onText` threw. */
export function runSocket(talk: SocketTalk, signal: AbortSignal): Promise<void> {
  const { url, name, clock, silenceMs } = talk
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  if (signal.aborted) return Promise.resolve()
  const socket = new WebSocket(url, { maxPayload: MAX_FRAME_BYTES })
  let wasOpen = false
  const silence = watchSilence({
    clock,
    limitMs: silenceMs,
    ask: () => wasOpen && talk.ask(socket),
    onSilent: talk.onSilent,
    onHeardAgain: talk.onHeardAgain,
    onDead: () => reject(new StudioError('connector.silent', { name, seconds: String(Math.round(silenceMs / 1000)) })),
  })
  const abort = () => resolve()
  signal.addEventListener('abort', abort, { once: true })

  socket.on('open', () => {
    wasOpen = true
    silence.heard()
    talk.onOpen(socket, reject)
  })
  socket.on('message', (data) => {
    silence.heard()
    try {
      talk.onText(textOf(data))
    } catch (error) {
      reject(error)
    }
  })
  socket.on('pong', silence.heard)
  socket.on('ping', silence.heard)
  socket.on('error', ({ message }) => {
    reject(new StudioError(wasOpen ? 'connector.closed' : 'connector.unreachable', { name, reason: message }))
  })
  socket.on('close', (code, reason) => {
    reject(new StudioError('connector.closed', { name, reason: String(reason) || `code ${code}` }))
  })

  return promise.finally(() => {
    silence.stop()
    signal.removeEventListener('abort', abort)
    socket.terminate()
  })
}

/** ws gives one Buffer per message unless told otherwise. */
const textOf = (data: RawData): string => (data as Buffer).toString('utf8')
