import type { Alert } from '../../contract/health.ts'
import type { Condition } from './conditions.ts'

/**
 * In: what is wrong this second, and the verdict before. Out: which alerts begin and end now. Pure.
 * Trouble is told when it has lasted, once; it is over when it has stayed away: nothing flaps. Worse trouble of the same
 * kind is told at once, better only by its end.
 */
export interface Verdict {
  readonly watched: Readonly<Record<string, Watched>>
  readonly raised: readonly Alert[]
  /** Ids. */
  readonly cleared: readonly string[]
}

interface Watched {
  readonly badSinceMs: number
  /** Null while it is bad. */
  readonly goodSinceMs: number | null
  /** Null until it has lasted. */
  readonly alert: Alert | null
}

export const NOTHING_WATCHED: Verdict = { watched: {}, raised: [], cleared: [] }

const CLEAR_AFTER_MS = 10_000

/** `nowMs` never jumps; `atMs` is the wall clock, for the alert's own stamp. */
export function judgeHealth(
  { watched }: Verdict,
  conditions: readonly Condition[],
  { nowMs, atMs }: { readonly nowMs: number; readonly atMs: number },
): Verdict {
  const bad = new Map(conditions.map((condition) => [condition.id, condition]))
  const ids = new Set([...Object.keys(watched), ...bad.keys()])
  const next: Record<string, Watched> = {}
  const raised: Alert[] = []
  const cleared: string[] = []

  for (const id of ids) {
    const condition = bad.get(id)
    const before = watched[id]
    const now = condition ? worsened(before, condition, nowMs, atMs) : bettered(before, nowMs)
    if (now) next[id] = now
    if (now?.alert && now.alert !== before?.alert) raised.push(now.alert)
    if (!now && before?.alert) cleared.push(id)
  }
  return { watched: next, raised, cleared }
}

function worsened(before: Watched | undefined, condition: Condition, nowMs: number, atMs: number): Watched {
  const { raiseAfterMs, ...trouble } = condition
  const badSinceMs = before?.badSinceMs ?? nowMs
  const alert = before?.alert ?? null
  const isNews = alert ? alert.level === 'warn' && trouble.level === 'danger' : nowMs - badSinceMs >= raiseAfterMs
  return { badSinceMs, goodSinceMs: null, alert: isNews ? { ...trouble, sinceMs: alert?.sinceMs ?? atMs } : alert }
}

/** Trouble that was never told is forgotten at once. */
function bettered(before: Watched | undefined, nowMs: number): Watched | null {
  if (!before?.alert) return null
  const goodSinceMs = before.goodSinceMs ?? nowMs
  return nowMs - goodSinceMs < CLEAR_AFTER_MS ? { ...before, goodSinceMs } : null
}
