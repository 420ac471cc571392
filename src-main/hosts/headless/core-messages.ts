import { CAPTURE_MEDIA, type CaptureMedium } from '../../core/ports.ts'

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
  /** Something that only the host can do; answered under the same id. */
  | { readonly kind: 'ask'; readonly id: number; readonly question: HostQuestion }

/** What the core asks of its host. A key's value crosses this port and no other. */
export type HostQuestion =
  | { readonly kind: 'key-store' }
  | { readonly kind: 'key-get'; readonly name: string }
  | { readonly kind: 'key-set'; readonly name: string; readonly value: string }
  | { readonly kind: 'key-remove'; readonly name: string }
  | { readonly kind: 'permission'; readonly medium: CaptureMedium }

/** An error of the contract, unchecked until it is shown. */
export interface HostError {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

/** Host to core. `mint-link` is answered by `link`: a fresh cockpit address, good for one visit. */
export type HostMessage =
  | { readonly kind: 'mint-link' }
  | { readonly kind: 'close' }
  | ({ readonly kind: 'answer'; readonly id: number } & HostAnswer)

/** `reason` holds no secret: it may be shown. */
export type HostAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

/** What arrived as a message, or null when it is none. */
export function parseCoreMessage(value: unknown): CoreMessage | null {
  if (!isRecord(value)) return null
  const { kind, cockpitUrl, ingestUrl, ingestToken, pid } = value
  if (kind === 'link' && typeof cockpitUrl === 'string') return { kind, cockpitUrl }
  if (kind === 'on-air') return { kind, live: value.live === true }
  if (kind === 'failed') return { kind, error: parseError(value.error) }
  if (kind === 'ask') return parseAsk(value)
  if (kind !== 'ready' || typeof cockpitUrl !== 'string' || typeof ingestUrl !== 'string') return null
  if (typeof ingestToken !== 'string' || typeof pid !== 'number') return null
  return { kind, cockpitUrl, ingestUrl, ingestToken, pid }
}

function parseAsk({ id, question }: Record<string, unknown>): CoreMessage | null {
  const known = isRecord(question) && parseQuestion(question)
  return typeof id === 'number' && known ? { kind: 'ask', id, question: known } : null
}

function parseQuestion({ kind, name, value, medium }: Record<string, unknown>): HostQuestion | null {
  if (kind === 'key-store') return { kind }
  if (kind === 'permission') {
    const known = CAPTURE_MEDIA.find((each) => each === medium)
    return known ? { kind, medium: known } : null
  }
  if (typeof name !== 'string') return null
  if (kind === 'key-set') return typeof value === 'string' ? { kind, name, value } : null
  return kind === 'key-get' || kind === 'key-remove' ? { kind, name } : null
}

/** The core reads this, which trusts its own host but not the shape of what it is sent. */
export function parseAnswer(value: unknown): { readonly id: number; readonly answer: HostAnswer } | null {
  if (!isRecord(value) || value.kind !== 'answer' || typeof value.id !== 'number') return null
  const { id } = value
  if (value.ok === true) return { id, answer: { ok: true, value: value.value } }
  return { id, answer: { ok: false, reason: String(value.reason ?? 'no reason') } }
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
