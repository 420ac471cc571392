import { newSecret, sameSecret } from './secret.ts'

/** More than anyone opens in one start; the oldest are forgotten beyond it. */
const MAX_KEPT = 64

export interface Access {
  /** A new one-time token for a link. */
  mintToken(): string
  /** True the first time, false ever after. */
  spend(token: string): boolean
  /** A new session's secret, for the cookie. */
  openSession(): string
  /** Whether this is the secret of a session opened in this start. */
  hasSession(secret: string): boolean
}

/** One-time tokens, each good for one session. All of it is forgotten with the process. */
export function createAccess(): Access {
  const tokens: string[] = []
  const sessions: string[] = []

  return {
    mintToken: () => keep(tokens, newSecret()),
    spend(token) {
      const position = positionOf(tokens, token)
      if (position >= 0) tokens.splice(position, 1)
      return position >= 0
    },
    openSession: () => keep(sessions, newSecret()),
    hasSession: (secret) => positionOf(sessions, secret) >= 0,
  }
}

function keep(secrets: string[], secret: string): string {
  secrets.push(secret)
  if (secrets.length > MAX_KEPT) secrets.shift()
  return secret
}

/** Looks at every secret, so that the time taken does not depend on where a match stands. */
function positionOf(secrets: readonly string[], given: string): number {
  return secrets.reduce((found, secret, position) => (sameSecret(given, secret) ? position : found), -1)
}
