import fastifyCookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { StudioError } from '../../contract/errors.ts'
import { DEBUG_PATH } from '../../contract/wire.ts'
import type { Studio } from '../../core/studio-api.ts'
import { type Guards, hasCookie, sendPage } from './guards.ts'
import { REPORT_POLICY } from './security-headers.ts'

export interface PageDeps extends Guards {
  readonly studio: Studio
  readonly rendererDir: string
}

/** The cockpit's files, the exchange of a link's token for the cookie, the reports and the debug file. */
export async function addPageRoutes(app: FastifyInstance, deps: PageDeps): Promise<void> {
  await app.register(fastifyCookie)
  await app.register(fastifyStatic, { root: deps.rendererDir, dotfiles: 'ignore', suppressWarning: true })
  app.get('/', (request, reply) => openCockpit(request, reply, deps))
  // contract/wire.ts, reportPath
  app.get<ReportRoute>('/sessions/:sessionId/report.html', (request, reply) => {
    return sendReport(reply, deps.studio, request.params.sessionId)
  })
  app.get(DEBUG_PATH, (_request, reply) => sendDebugReport(reply, deps.studio))
}

interface ReportRoute {
  Params: { sessionId: string }
}

/** A token is spent here and leaves the address, whether a session stands already or begins now. */
function openCockpit(request: FastifyRequest, reply: FastifyReply, { access, site }: PageDeps): FastifyReply {
  const { token } = request.query as { token?: unknown }
  const { cookieName } = site()
  const isKnown = hasCookie(request.headers.cookie, cookieName, access)
  if (token === undefined && isKnown) return reply.sendFile('index.html')

  const isFresh = typeof token === 'string' && access.spend(token)
  if (!isKnown && !isFresh) return sendPage(reply, 401, new StudioError('session.access-denied'))
  if (!isKnown) reply.setCookie(cookieName, access.openSession(), { httpOnly: true, sameSite: 'strict', path: '/' })
  return reply.redirect('/', 303)
}

function sendReport(reply: FastifyReply, studio: Studio, sessionId: string): FastifyReply {
  try {
    const html = studio.reportHtml(sessionId)
    return reply.header('content-security-policy', REPORT_POLICY).type('text/html; charset=utf-8').send(html)
  } catch (thrown) {
    if (!(thrown instanceof StudioError) || thrown.code !== 'session.unknown') throw thrown
    return sendPage(reply, 404, thrown)
  }
}

async function sendDebugReport(reply: FastifyReply, studio: Studio): Promise<FastifyReply> {
  const report = await studio.dispatch('debug.read', {}, 'host')
  return reply
    .header('content-disposition', 'attachment; filename="cadence-debug.json"')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(report, null, 2))
}
