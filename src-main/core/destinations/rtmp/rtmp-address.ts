import type { EnteredAddress } from '../parse-address.ts'
import { bareHost, type StreamAddress } from '../stream-address.ts'

const DEFAULT_PORTS = { rtmp: 1935, rtmps: 443 } as const

/**
 * `rtmp(s)://host/app[/instance]/key[?query]`: the last path segment and what follows it are the key. With a key beside
 * it the whole path is the application. Pure; null when it is no such address.
 */
export function parseRtmpAddress(
  url: URL,
  protocol: keyof typeof DEFAULT_PORTS,
  { streamKey }: Pick<EnteredAddress, 'streamKey'>,
): StreamAddress | null {
  const parts = streamKey ? keyBeside(url, streamKey) : keyInside(url)
  if (!parts) return null
  return {
    protocol,
    serverUrl: `${url.protocol}//${url.host}${parts.app}`,
    streamKey: parts.key,
    passphrase: '',
    host: bareHost(url),
    port: url.port ? Number(url.port) : DEFAULT_PORTS[protocol],
  }
}

function keyInside({ pathname, search, hash }: URL) {
  const [, app, key] = /^(\/.+)\/([^/]+)$/.exec(pathname) ?? []
  return app && key ? { app, key: key + search + hash } : null
}

/** What follows a `?` may be a secret and belongs to the key. */
function keyBeside({ pathname, search, hash }: URL, key: string) {
  const app = pathname.replace(/\/+$/, '')
  return app && !search && !hash ? { app, key } : null
}
