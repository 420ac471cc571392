import type { StreamProtocol } from '../../contract/platforms.ts'
import { secretsOf } from '../debug/redact.ts'
import { redactAddress } from './redact-address.ts'

/** A destination's address in parts: where (may be shown and named in arguments) and what opens it (never). */
export interface StreamAddress {
  readonly protocol: StreamProtocol
  /** `rtmp://host[:port]/app` or `srt://host:port[?options]`, without any secret. */
  readonly serverUrl: string
  /** RTMP: the name to publish. SRT: the stream id; empty where the server wants none. */
  readonly streamKey: string
  /** SRT's encryption; empty without. */
  readonly passphrase: string
  /** As sockets take it: an IPv6 address without brackets. */
  readonly host: string
  readonly port: number
}

/** What must not be in any text about this address. */
export const secretsIn = ({ streamKey, passphrase }: StreamAddress): readonly string[] => [
  ...secretsOf(streamKey),
  ...secretsOf(passphrase),
]

/** What is shown of a destination. */
export const shownAddress = ({ serverUrl }: StreamAddress): string => redactAddress(`${serverUrl}/***`)

export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')
