import type { Server } from 'node:http'
import { StudioError } from '../../contract/errors.ts'
import { CONTRACT_PATH } from '../../contract/wire.ts'
import type { Clock } from '../../core/ports.ts'
import { serveContractClient } from './contract-client.ts'
import { createEventFeed } from './event-feed.ts'
import { type Guards, hasCookie } from './guards.ts'
import { STREAM_PATH } from './ingest-batch.ts'
import { mayOpenStream, serveIngestClient } from './ingest-client.ts'
import type { IngestDeps } from './ingest-route.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createSocketDoor, type SocketEndpoint } from './socket-door.ts'

/** Room for the largest catalogue, in any script. */
const MAX_CONTRACT_BYTES = 4 * 1024 * 1024
/** Above the ingest limit, so that a frame that is too large is answered; beyond this the socket closes with 1009. */
const MAX_STREAM_BYTES = 4 * 1024 * 1024

export type SocketsDeps = Guards & IngestDeps & { readonly clock: Clock }

/** The two WebSockets of the server: the contract for those with the cookie, the ingest stream for those with the token. */
export function createStudioSockets(server: Server, deps: SocketsDeps): { close(): Promise<void> } {
  const { studio, log, clock, site } = deps
  const feed = createEventFeed({ studio, clock })
  const keepAlive = createKeepAlive(clock)
  const contract: SocketEndpoint = {
    maxPayloadBytes: MAX_CONTRACT_BYTES,
    refusal: ({ headers }) =>
      hasCookie(headers.cookie, site().cookieName, deps.access) ? null : new StudioError('session.access-denied'),
    serve: (socket) => serveContractClient(socket, { studio, feed, clock, log }),
  }
  const stream: SocketEndpoint = {
    maxPayloadBytes: MAX_STREAM_BYTES,
    refusal: ({ headers }) => (mayOpenStream(headers, deps.ingestToken) ? null : new StudioError('ingest.wrong-token')),
    serve: (socket, { headers }) => serveIngestClient(socket, headers, deps),
  }
  const endpoints = { [CONTRACT_PATH]: contract, [STREAM_PATH]: stream }
  const door = createSocketDoor(server, { site, endpoints, keepAlive, log })

  return {
    async close() {
      feed.close()
      keepAlive.close()
      await door.close()
    },
  }
}
