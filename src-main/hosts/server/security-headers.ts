import type { FastifyInstance, FastifyReply } from 'fastify'
import type { LocalSite } from './local-site.ts'

/** A report brings its own script and style, and may reach nothing: not the studio, not the network. */
export const REPORT_POLICY =
  "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"

/** Puts the headers on every answer of the app. */
export function addSecurityHeaders(app: FastifyInstance, site: () => LocalSite): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    setSecurityHeaders(reply, site())
    return payload
  })
}

/** What a reply already says about its own policy stays. */
export function setSecurityHeaders(reply: FastifyReply, site: LocalSite): void {
  if (!reply.hasHeader('content-security-policy')) {
    reply.header('content-security-policy', site.contentSecurityPolicy)
  }
  reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  const isHtml = String(reply.getHeader('content-type') ?? '').startsWith('text/html')
  if (isHtml || !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
}
