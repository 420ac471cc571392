import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { INITIAL_STATE, type StudioState } from '../../../src-main/contract/state.ts'
import { type ClientMessage, CONTRACT_PATH, type ServerMessage } from '../../../src-main/contract/wire.ts'

/** A real WebSocket server that speaks the wire format and lets a test say exactly what goes over it. */
export async function startFakeCore(port = 0) {
  const server = new WebSocketServer({ host: '127.0.0.1', port, path: CONTRACT_PATH })
  await once(server, 'listening')
  const { port: openPort } = server.address() as AddressInfo
  const received: ClientMessage[] = []
  const waiting: (() => void)[] = []
  let socket: ServerSocket | null = null

  const wake = () => {
    for (const check of waiting.splice(0)) check()
  }

  server.on('connection', (opened) => {
    socket = opened
    wake()
    opened.on('message', (data) => {
      received.push(JSON.parse(String(data)) as ClientMessage)
      wake()
    })
  })

  const send = (message: ServerMessage | Uint8Array) =>
    socket?.send(message instanceof Uint8Array ? message : JSON.stringify(message))

  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const found = look()
        if (found === undefined) waiting.push(check)
        else resolve(found)
      }
      check()
    })

  return {
    url: `ws://127.0.0.1:${openPort}${CONTRACT_PATH}`,
    port: openPort,
    received,
    send,
    /** Resolves with the `nth` connection's socket (from 1). */
    connected: () => until(() => socket ?? undefined),
    /** The next client message that is like this, taken out of `received`. */
    message: <K extends ClientMessage['kind']>(kind: K) =>
      until(() => {
        const index = received.findIndex((message) => message.kind === kind)
        return index < 0 ? undefined : (received.splice(index, 1)[0] as Extract<ClientMessage, { kind: K }>)
      }),
    snapshot: (seq: number, state: StudioState = INITIAL_STATE, nowMs = Date.now()) =>
      send({ kind: 'snapshot', seq, state, nowMs }),
    events: (firstSeq: number, ...events: StudioEvent[]) => send({ kind: 'events', firstSeq, events }),
    drop: () => {
      socket?.terminate()
      socket = null
    },
    stop: async () => {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

export type FakeCore = Awaited<ReturnType<typeof startFakeCore>>
