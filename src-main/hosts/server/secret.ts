import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, safe in an address, a header and a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that tells nothing about either value, not even its length. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const BEARER = /^bearer +(\S+) *$/i

/** The token of an `Authorization: Bearer ...` header, or null. */
export function bearerToken(authorization: string | undefined): string | null {
  return BEARER.exec(authorization ?? '')?.[1] ?? null
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
