import type { IncomingHttpHeaders } from 'node:http'

const HTTP_PORT = 80

/** This server as a browser on this machine may name it. */
export interface LocalSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly cookieName: string
  readonly contentSecurityPolicy: string
  /** False for a Host that is not ours (DNS rebinding) and for an Origin that is another page's. */
  admits(headers: IncomingHttpHeaders): boolean
}

/** The names of a loopback server on `port`. */
export function createLocalSite(port: number): LocalSite {
  const suffix = port === HTTP_PORT ? '' : `:${port}`
  const hosts = new Set(['127.0.0.1', 'localhost'].map((host) => `${host}${suffix}`))
  const origins = new Set([...hosts].map((host) => `http://${host}`))

  return {
    origin: `http://127.0.0.1:${port}`,
    // Cookies do not know ports: two studios on one machine need two names.
    cookieName: `cadence-session-${port}`,
    contentSecurityPolicy: contentSecurityPolicy(port),
    admits: ({ host, origin }) =>
      hosts.has(host?.toLowerCase() ?? '') && (origin === undefined || origins.has(origin.toLowerCase())),
  }
}

function contentSecurityPolicy(port: number): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}
