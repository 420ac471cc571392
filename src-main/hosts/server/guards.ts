import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { SOCIAL_STREAM_PATH } from '../../contract/connectors.ts'
import { StudioError } from '../../contract/errors.ts'
import type { Access } from './access.ts'
import { EVENTS_PATH } from './ingest-batch.ts'
import type { LocalSite } from './local-site.ts'
import { plainPage } from './plain-page.ts'
import { errorBody, type RefusalCode, sentenceOf } from './sentences.ts'

/** What brings a token of its own: the link, and ingest. Everything else needs the cookie. */
const WITHOUT_COOKIE: ReadonlySet<string> = new Set(['GET /', `POST ${EVENTS_PATH}`])
const isSocialStream = (method: string, path: string) => method === 'POST' && path.startsWith(SOCIAL_STREAM_PATH)

export interface Guards {
  readonly site: () => LocalSite
  readonly access: Access
}

/** First thing on every HTTP request: our own name and origin, then the cookie. */
export function addGuards(app: FastifyInstance, { site, access }: Guards): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request.url)
    const { host } = request.headers
    // It posts from a page or extension of its own: the secret address stands for the origin.
    if (isSocialStream(request.method, path) && site().admits({ host })) return
    if (!site().admits(request.headers)) return refuseForeign(reply, path)
    if (WITHOUT_COOKIE.has(`${request.method} ${path}`) || hasCookie(request.headers.cookie, site().cookieName, access))
      return
    return sendPage(reply, 401, new StudioError('session.access-denied'))
  })
}

/** Whether a Cookie header carries a session of this start. */
export function hasCookie(header: string | undefined, cookieName: string, access: Access): boolean {
  const secret = fastifyCookie.parse(header ?? '')[cookieName]
  return secret !== undefined && access.hasSession(secret)
}

/** Answers with a page of one sentence. */
export function sendPage(reply: FastifyReply, status: number, trouble: StudioError | RefusalCode): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(plainPage(sentenceOf(trouble)))
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? target
}

function refuseForeign(reply: FastifyReply, path: string): FastifyReply {
  if (path === EVENTS_PATH) return reply.code(403).send(errorBody('request.foreign'))
  return sendPage(reply, 403, 'request.foreign')
}
