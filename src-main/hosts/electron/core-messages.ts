/** Core to host. The same messages over a utilityProcess port and over Node's IPC channel. */
export type CoreMessage =
  | {
      readonly kind: 'ready'
      /** Good for one visit: it holds the launch token. Never logged. */
      readonly cockpitUrl: string
      readonly ingestUrl: string
      readonly ingestToken: string
      readonly pid: number
    }
  | { readonly kind: 'failed'; readonly error: HostError }
  | { readonly kind: 'link'; readonly cockpitUrl: string }
  /** A show began or is over. */
  | { readonly kind: 'on-air'; readonly live: boolean }

/** An error of the contract, unchecked until it is shown. */
export interface HostError {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

/** Host to core. `mint-link` is answered by `link`: a fresh cockpit address, good for one visit. */
export type HostMessage = { readonly kind: 'mint-link' } | { readonly kind: 'close' }

/** What arrived as a message, or null when it is none. */
export function parseCoreMessage(value: unknown): CoreMessage | null {
  if (!isRecord(value)) return null
  const { kind, cockpitUrl, ingestUrl, ingestToken, pid } = value
  if (kind === 'link' && typeof cockpitUrl === 'string') return { kind, cockpitUrl }
  if (kind === 'on-air') return { kind, live: value.live === true }
  if (kind === 'failed') return { kind, error: parseError(value.error) }
  if (kind !== 'ready' || typeof cockpitUrl !== 'string' || typeof ingestUrl !== 'string') return null
  if (typeof ingestToken !== 'string' || typeof pid !== 'number') return null
  return { kind, cockpitUrl, ingestUrl, ingestToken, pid }
}

function parseError(value: unknown): HostError {
  if (!isRecord(value) || typeof value.code !== 'string') {
    return { code: 'studio.internal', details: { reason: 'unknown' } }
  }
  const details = isRecord(value.details) ? value.details : {}
  const texts = Object.entries(details).map(([name, detail]) => [name, String(detail)] as const)
  return { code: value.code, details: Object.fromEntries(texts) }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
