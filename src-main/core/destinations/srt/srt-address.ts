import type { EnteredAddress } from '../parse-address.ts'
import { bareHost, type StreamAddress } from '../stream-address.ts'

/** What of an SRT address is no secret and ffmpeg understands (`ffmpeg -h protocol=srt`); `latency` is in microseconds. */
const OPEN_OPTIONS = ['latency', 'pbkeylen'] as const
const SECRET_OPTIONS = ['streamid', 'passphrase']

/**
 * `srt://host:port[?streamid=…&passphrase=…&latency=…&pbkeylen=…]`; the studio calls, so `mode` may only be `caller`. Pure;
 * null when it is no such address: an option we don't know could be a secret, so it is not passed on.
 */
export function parseSrtAddress(
  url: URL,
  { streamKey, passphrase }: Omit<EnteredAddress, 'url'>,
): StreamAddress | null {
  // A stream id as SRT's access control writes it begins with `#!::`, which a URL would take for its own end.
  const { searchParams } = new URL(url.href.replace('#', '%23'))
  const known = [...OPEN_OPTIONS, ...SECRET_OPTIONS, 'mode']
  const isKnown = [...searchParams].every(
    ([name, value]) => known.includes(name) && (name !== 'mode' || value === 'caller'),
  )
  const options = OPEN_OPTIONS.flatMap((name) => (searchParams.has(name) ? [`${name}=${searchParams.get(name)}`] : []))
  const areNumbers = options.every((option) => /=\d+$/.test(option))
  if (!url.port || url.pathname.length > 1 || !isKnown || !areNumbers) return null
  return {
    protocol: 'srt',
    serverUrl: `srt://${url.host}${options.length > 0 ? `?${options.join('&')}` : ''}`,
    streamKey: streamKey ?? searchParams.get('streamid') ?? '',
    passphrase: passphrase ?? searchParams.get('passphrase') ?? '',
    host: bareHost(url),
    port: Number(url.port),
  }
}
