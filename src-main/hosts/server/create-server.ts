import type { FastifyInstance } from 'fastify'
import { StudioError, toStudioError } from '../../contract/errors.ts'
import { type Clock, type Log, systemClock } from '../../core/ports.ts'
import type { Studio } from '../../core/studio-api.ts'
import { createAccess } from './access.ts'
import { createHttpApp } from './http-app.ts'
import { createLocalSite } from './local-site.ts'
import { newSecret } from './secret.ts'
import { createStudioSockets } from './studio-sockets.ts'

const LOOPBACK = '127.0.0.1'

export interface ServerDeps {
  readonly studio: Studio
  /** The built cockpit: dist/renderer. */
  readonly rendererDir: string
  /** 0: any free one. */
  readonly port: number
  readonly log: Log
  readonly clock?: Clock
}

export interface StudioServer {
  /** The first one-time link to the cockpit. */
  readonly cockpitUrl: string
  readonly ingestUrl: string
  readonly ingestToken: string
  /** A new one-time link to the cockpit, e.g. for a window that is opened again. */
  mintLink(): string
  /** Ends every connection and stops listening, within a second. */
  close(): Promise<void>
}

/**
 * Serves a studio on loopback: the contract over WebSocket, the ingest API, the cockpit page. Tells the studio its ingest URL.
 * @throws StudioError `port.in-use`.
 */
export async function createServer(deps: ServerDeps): Promise<StudioServer> {
  const { studio, log, clock = systemClock } = deps
  const access = createAccess()
  const ingestToken = newSecret()
  const site = once(() => createLocalSite(portOf(app)))
  const shared = { studio, log, clock, access, ingestToken, site }
  const app = await createHttpApp({ ...shared, rendererDir: deps.rendererDir })
  const sockets = createStudioSockets(app.server, shared)
  const close = once(async () => {
    await Promise.all([sockets.close(), app.close()])
  })

  await listen(app, deps.port).catch(async (error) => {
    await close()
    throw error
  })
  const { origin } = site()
  const linkOf = (token: string) => `${origin}/?token=${encodeURIComponent(token)}`
  studio.announceIngest(origin, ingestToken)
  log.info('server listening', { origin })
  return {
    cockpitUrl: linkOf(access.mintToken()),
    ingestUrl: origin,
    ingestToken,
    mintLink: () => linkOf(access.mintToken()),
    close,
  }
}

async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ host: LOOPBACK, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw toStudioError(cause)
    throw new StudioError('port.in-use', { port: String(port) }, { cause })
  }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server is not listening')
  return address.port
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
