import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { Log } from '../../core/ports.ts'
import { answerableError } from './answerable-error.ts'
import { addGuards, sendPage } from './guards.ts'
import { addIngestRoute, addSocialStreamRoute, type IngestDeps } from './ingest-route.ts'
import { addPageRoutes, type PageDeps } from './page-routes.ts'
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.ts'

const REQUEST_TIMEOUT_MS = 30_000
const MAX_PARAM_LENGTH = 128

/** Everything that speaks HTTP, not listening yet. */
export async function createHttpApp(deps: PageDeps & IngestDeps): Promise<FastifyInstance> {
  const app = fastify({
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    frameworkErrors: (_error, _request, reply) => {
      setSecurityHeaders(reply, deps.site())
      sendPage(reply, 400, 'request.unreadable')
    },
  })
  addSecurityHeaders(app, deps.site)
  addGuards(app, deps)
  addErrorPages(app, deps.log)
  addIngestRoute(app, deps)
  addSocialStreamRoute(app, deps)
  await addPageRoutes(app, deps)
  return app
}

/** A client reads a sentence; the stack stays in the log. */
function addErrorPages(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((_request, reply) => sendPage(reply, 404, 'request.not-found'))
  app.setErrorHandler((thrown: FastifyError, _request, reply) => {
    const status = thrown.statusCode ?? 500
    if (status < 500) return sendPage(reply, status, 'request.unreadable')
    return sendPage(reply, 500, answerableError(thrown, log, 'page request'))
  })
}
