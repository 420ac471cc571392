import { StudioError } from '../../contract/errors.ts'
import { STREAM_PROTOCOLS } from '../../contract/platforms.ts'
import { redactAddress } from './redact-address.ts'
import { parseRtmpAddress } from './rtmp/rtmp-address.ts'
import { parseSrtAddress } from './srt/srt-address.ts'
import type { StreamAddress } from './stream-address.ts'

/** An address as it is entered: the secrets may stand in the URL or beside it. */
export interface EnteredAddress {
  readonly url: string
  readonly streamKey?: string | undefined
  readonly passphrase?: string | undefined
}

/** @throws StudioError `destination.invalid-url`, `destination.invalid-key`, with every secret left out. */
export function parseStreamAddress(entered: EnteredAddress): StreamAddress {
  const address = parse(entered)
  if (!address) throw new StudioError('destination.invalid-url', { url: redactAddress(entered.url.trim()) })
  if (!fitsPreset(address.streamKey) || !fitsPreset(address.passphrase))
    throw new StudioError('destination.invalid-key')
  return address
}

function parse({ url, streamKey, passphrase }: EnteredAddress): StreamAddress | null {
  const text = url.trim()
  const parsed = URL.canParse(text) ? new URL(text) : null
  const protocol = STREAM_PROTOCOLS.find((each) => parsed?.protocol === `${each}:`)
  if (!parsed?.hostname || !protocol || parsed.username || parsed.password || parsed.port === '0') return null
  const secrets = { streamKey: streamKey?.trim(), passphrase }
  return protocol === 'srt' ? parseSrtAddress(parsed, secrets) : parseRtmpAddress(parsed, protocol, secrets)
}

/** ffmpeg reads a preset line by line, a thousand bytes at most; a line of its own would be an option of its own. */
const MAX_SECRET_BYTES = 900

const fitsPreset = (secret: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these would end the line
  !/[\u0000-\u001f\u007f]/.test(secret) && Buffer.byteLength(secret) <= MAX_SECRET_BYTES
