import { redactAddress } from '../destinations/redact-address.ts'

/** In: any text of or for a child. Out: the same without stream keys. Pure; what it can't tell is a secret, it is told. */
export function redactText(text: string, secrets: readonly string[] = []): string {
  const withoutKnown = longestFirst(secrets).reduce((line, secret) => line.replaceAll(secret, '***'), text)
  return withoutKnown
    .replace(STREAM_ADDRESS, redactAddress)
    .replace(SECRET_SETTING, (_whole, name: string, sign: string) => `${name}${sign}***`)
}

const STREAM_ADDRESS = /\b(?:rtmp[a-z]{0,2}|srt):\/\/[^\s'"<>]+/gi
const SECRET_SETTING =
  /\b(passphrase|streamid|rtmp_playpath|playpath|stream_?key|token|secret|password)(=|: ?)[^\s'"&,;]+/gi

/** Parts too short to be a secret stay: a line would become unreadable without hiding anything. */
const LEAST_SECRET_LENGTH = 4

/** A key and its parts: a platform may answer with either. */
export function secretsOf(streamKey: string): readonly string[] {
  return [streamKey, ...streamKey.split(/[?&#]/)].filter(({ length }) => length >= LEAST_SECRET_LENGTH)
}

const longestFirst = (secrets: readonly string[]) => [...secrets].sort((a, b) => b.length - a.length)
