import type { CommandInput, CommandName, CommandResults } from '../../src-main/contract/commands.ts'
import { StudioError } from '../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../src-main/contract/events.ts'
import type { StudioState } from '../../src-main/contract/state.ts'
import {
  type ClientMessage,
  decodePreviewFrame,
  type PreviewFrame,
  type ServerMessage,
} from '../../src-main/contract/wire.ts'
import { createPendingCommands } from './pending-commands.ts'
import { reconnectDelayMs } from './reconnect-delay.ts'

const ANSWER_TIMEOUT_MS = 10_000
/** These wait for encoders, destinations and files before they answer. */
const SLOW_COMMANDS: ReadonlySet<CommandName> = new Set([
  'source.add',
  'checklist.run',
  'show.goLive',
  'show.stop',
  'session.resume',
  'session.close',
  'programme.configure',
  'uplink.measure',
  'clip.save',
])
const SLOW_ANSWER_TIMEOUT_MS = 40_000
/** Cuts files out of a recording of hours. */
const HIGHLIGHTS_TIMEOUT_MS = 600_000

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly failures: number; readonly retryAtMs: number }

/** Who keeps the mirror. The client calls it in wire order and never twice for the same event. */
export interface StudioMirror {
  snapshot(state: StudioState, serverOffsetMs: number): void
  events(events: readonly StudioEvent[]): void
  connection(connection: Connection): void
}

export interface StudioClient {
  start(): void
  close(): void
  /** Rejects with StudioError. Never retried: a command that got no answer may still have been carried out. */
  send<C extends CommandName>(name: C, params: CommandInput<C>): Promise<CommandResults[C]>
  onPreview(listener: (frame: PreviewFrame) => void): () => void
  /** Called on each new connection, once its snapshot is in; at once if there is one already. */
  onReady(listener: () => void): () => void
}

export interface StudioClientOptions {
  readonly url: string
  readonly mirror: StudioMirror
  readonly nowMs?: () => number
  readonly answerTimeoutMs?: number
  readonly retryDelayMs?: (attempt: number) => number
}

/** In: one WebSocket of numbered events. Out: the mirror's calls, answers, preview frames. Never guesses at state. */
export function createStudioClient(options: StudioClientOptions): StudioClient {
  const { url, mirror, nowMs = Date.now, retryDelayMs = reconnectDelayMs } = options
  const pending = createPendingCommands()
  const previewListeners = new Set<(frame: PreviewFrame) => void>()
  const readyListeners = new Set<() => void>()
  let socket: WebSocket | null = null
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  /** Number of the last event mirrored; null while waiting for a snapshot. */
  let seq: number | null = null

  const write = (message: ClientMessage): void => socket?.send(JSON.stringify(message))

  const takeSnapshot = (message: Extract<ServerMessage, { kind: 'snapshot' }>): void => {
    seq = message.seq
    failures = 0
    mirror.snapshot(message.state, message.nowMs - nowMs())
    mirror.connection({ kind: 'open' })
    for (const listener of readyListeners) listener()
  }

  const takeEvents = ({ firstSeq, events }: Extract<ServerMessage, { kind: 'events' }>): void => {
    if (seq === null) return
    if (firstSeq > seq + 1) {
      seq = null
      write({ kind: 'snapshot' })
      return
    }
    const unseen = events.slice(seq + 1 - firstSeq)
    if (unseen.length === 0) return
    seq += unseen.length
    mirror.events(unseen)
  }

  const takeMessage = (data: unknown): void => {
    if (data instanceof ArrayBuffer) {
      const frame = decodePreviewFrame(new Uint8Array(data))
      for (const listener of previewListeners) listener(frame)
      return
    }
    const message = JSON.parse(String(data)) as ServerMessage
    if (message.kind === 'snapshot') takeSnapshot(message)
    else if (message.kind === 'events') takeEvents(message)
    else if (message.kind === 'answer') pending.settle(message)
  }

  const lose = (): void => {
    socket = null
    seq = null
    failures += 1
    pending.rejectAll()
    const delayMs = retryDelayMs(failures)
    mirror.connection({ kind: 'lost', failures, retryAtMs: nowMs() + delayMs })
    retryTimer = setTimeout(connect, delayMs)
  }

  const connect = (): void => {
    const opening = new WebSocket(url)
    opening.binaryType = 'arraybuffer'
    opening.onmessage = ({ data }) => takeMessage(data)
    opening.onclose = lose
    socket = opening
  }

  return {
    start(): void {
      mirror.connection({ kind: 'connecting' })
      connect()
    },
    close(): void {
      clearTimeout(retryTimer)
      if (socket) socket.onclose = null
      socket?.close()
      socket = null
      pending.rejectAll()
    },
    async send<C extends CommandName>(name: C, params: CommandInput<C>): Promise<CommandResults[C]> {
      if (socket?.readyState !== WebSocket.OPEN) throw new StudioError('studio.not-responding')
      const { id, answered } = pending.open(options.answerTimeoutMs ?? patienceMs(name))
      write({ kind: 'command', id, name, params })
      return (await answered) as CommandResults[C]
    },
    onPreview(listener): () => void {
      previewListeners.add(listener)
      return () => previewListeners.delete(listener)
    },
    onReady(listener): () => void {
      readyListeners.add(listener)
      if (seq !== null) listener()
      return () => readyListeners.delete(listener)
    },
  }
}

function patienceMs(name: CommandName): number {
  if (name === 'highlights.export') return HIGHLIGHTS_TIMEOUT_MS
  return SLOW_COMMANDS.has(name) ? SLOW_ANSWER_TIMEOUT_MS : ANSWER_TIMEOUT_MS
}
