import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { StudioError } from '../../../contract/errors.ts'
import type { StreamAddress } from '../stream-address.ts'
import { askSrt } from './ask-srt.ts'
import { readRtmpAnswer, rtmpGreeting } from './rtmp-greeting.ts'

/**
 * In: a destination's address. Out: whether a server of its kind answers there, in a sentence if not. Publishes nothing
 * and sends no secret: whether the key is right shows only when the show begins.
 */
export type HandshakeResult = { readonly ok: true } | { readonly ok: false; readonly error: StudioError }

export interface HandshakeTarget {
  readonly name: string
  readonly address: StreamAddress
}

/** Never rejects; a server that has not answered when `signal` aborts does not answer. */
export async function checkHandshake(target: HandshakeTarget, signal: AbortSignal): Promise<HandshakeResult> {
  try {
    await (target.address.protocol === 'srt' ? greetSrt(target, signal) : greetRtmp(target, signal))
    return { ok: true }
  } catch (error) {
    return { ok: false, error: handshakeError(target.name, error) }
  }
}

const NO_ANSWER = 'no answer'

async function greetSrt({ address }: HandshakeTarget, signal: AbortSignal): Promise<void> {
  if (!(await askSrt(address.host, address.port, signal))) throw new Error(NO_ANSWER)
}

async function greetRtmp({ name, address }: HandshakeTarget, signal: AbortSignal): Promise<void> {
  const socket = openSocket(address)
  const answer = Promise.withResolvers<void>()
  let received = Buffer.alloc(0)
  const giveUp = () => answer.reject(new Error(NO_ANSWER))
  const refuse = () => answer.reject(new StudioError('destination.not-rtmp', { name }))
  socket.once(address.protocol === 'rtmps' ? 'secureConnect' : 'connect', () => socket.write(rtmpGreeting()))
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    const answered = readRtmpAnswer(received)
    if (answered === 'rtmp') answer.resolve()
    else if (answered === 'else') refuse()
  })
  socket.once('error', answer.reject)
  socket.once('end', refuse)
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  try {
    await answer.promise
  } finally {
    signal.removeEventListener('abort', giveUp)
    socket.destroy()
  }
}

/** A server is asked for by its name, but an address is none (RFC 6066, section 3). */
const openSocket = ({ protocol, host, port }: StreamAddress): Socket =>
  protocol === 'rtmps'
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) })
    : connect({ host, port })

const CERTIFICATE_WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; check this computer’s date',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** Pure: what went wrong, as a sentence's error. */
export function handshakeError(name: string, error: unknown): StudioError {
  if (error instanceof StudioError) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  const certificate = CERTIFICATE_WORDS[code]
  if (certificate) return new StudioError('destination.untrusted', { name, reason: certificate })
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return new StudioError('destination.not-tls', { name })
  return new StudioError('destination.unreachable', { name, reason: message })
}
