import { StudioError } from '../../../contract/errors.ts'

/** A destination's address in two parts: where (may be shown) and the stream key (never shown). */
export interface StreamAddress {
  /** `rtmp://host[:port]/app`, without the key. */
  readonly serverUrl: string
  readonly streamKey: string
  /** As sockets take it: an IPv6 address without brackets. */
  readonly host: string
  readonly port: number
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'rtmp:': 1935, 'rtmps:': 443 }

/**
 * Splits `rtmp(s)://host/app[/instance]/key[?query]`: the last path segment and what follows it are the key.
 * @throws StudioError `destination.invalid-url`, with the key left out.
 */
export function parseStreamAddress(url: string): StreamAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const defaultPort = parsed && DEFAULT_PORTS[parsed.protocol]
  const port = parsed?.port ? Number(parsed.port) : defaultPort
  const match = parsed && /^(\/.+)\/([^/]+)$/.exec(parsed.pathname)
  if (!parsed?.hostname || !defaultPort || !port || !match || parsed.username || parsed.password) {
    throw new StudioError('destination.invalid-url', { url: redactAddress(url) })
  }
  const [, app, key] = match as unknown as [string, string, string]
  return {
    serverUrl: `${parsed.protocol}//${parsed.host}${app}`,
    streamKey: key + parsed.search + parsed.hash,
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port,
  }
}

/** The address as people may see it: everything after the application is `***`. A lone path segment may be the key itself. */
export function redactAddress(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#]*@)?([^/?#]*)(\/[^/?#]+(?=\/))?/i.exec(url)
  if (!match) return '***'
  const [, scheme, host, app = ''] = match
  return `${scheme}${host}${app}/***`
}
