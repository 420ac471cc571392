import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { StudioError } from '../../contract/errors.ts'
import type { Log } from '../../core/ports.ts'
import { pathOf } from './guards.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { LocalSite } from './local-site.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'

const MAX_CLIENTS = 32
/** How long a client that was told to close may take before its socket is cut. */
const CLOSE_TIMEOUT_MS = 5_000
const GOODBYE_MS = 300
const GOING_AWAY = 1001

export interface SocketEndpoint {
  readonly maxPayloadBytes: number
  /** Why this request may not come in, or null. */
  refusal(request: IncomingMessage): StudioError | null
  serve(socket: WebSocket, request: IncomingMessage): void
}

export interface SocketDoorDeps {
  readonly site: () => LocalSite
  readonly endpoints: Readonly<Record<string, SocketEndpoint>>
  readonly keepAlive: KeepAlive
  readonly log: Log
}

/** Takes the upgrades of an HTTP server to the endpoint of their path, after the checks every request goes through. */
export function createSocketDoor(server: Server, { site, endpoints, keepAlive, log }: SocketDoorDeps) {
  const rooms = new Map(Object.entries(endpoints).map(([path, endpoint]) => [path, createRoom(endpoint)]))
  let isClosing = false

  const admit = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const room = rooms.get(pathOf(request.url ?? ''))
    if (!site().admits(request.headers)) return refuseUpgrade(socket, 403, 'request.foreign')
    if (!room) return refuseUpgrade(socket, 404, 'request.not-found')
    const refusal = room.endpoint.refusal(request)
    if (refusal) return refuseUpgrade(socket, 401, refusal)
    if (isClosing || room.sockets.clients.size >= MAX_CLIENTS) return refuseUpgrade(socket, 503, 'server.full')
    room.sockets.handleUpgrade(request, socket, head, (client) => welcome(client, request, room.endpoint))
  }
  const welcome = (client: WebSocket, request: IncomingMessage, endpoint: SocketEndpoint) => {
    client.on('error', (error) => log.info('client connection failed', { error: error.message }))
    keepAlive.watch(client)
    endpoint.serve(client, request)
  }
  server.on('upgrade', admit)

  return {
    /** Says goodbye to every client; whoever does not answer at once is cut off. */
    async close(): Promise<void> {
      isClosing = true
      const clients = [...rooms.values()].flatMap(({ sockets }) => [...sockets.clients])
      await Promise.all(clients.map(sayGoodbye))
    },
  }
}

function createRoom(endpoint: SocketEndpoint) {
  const options = { noServer: true, maxPayload: endpoint.maxPayloadBytes, closeTimeout: CLOSE_TIMEOUT_MS }
  return { endpoint, sockets: new WebSocketServer(options) }
}

async function sayGoodbye(client: WebSocket): Promise<void> {
  const timer = new AbortController()
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
  client.close(GOING_AWAY, 'the studio is closing')
  await Promise.race([closed, delay(GOODBYE_MS, undefined, { signal: timer.signal })])
  timer.abort()
  client.terminate()
}
