import type { StudioEvent } from '../../src-main/contract/events.ts'
import type { Health } from '../../src-main/contract/health.ts'

export const HISTORY_MS = 180_000

/** The last three minutes of health, oldest first. A clock that was set back starts it anew. */
export function withHealth(history: readonly Health[], event: StudioEvent): readonly Health[] {
  if (event.type !== 'health.measured') return history
  const { health } = event
  const isRecent = ({ atMs }: Health) => atMs < health.atMs && health.atMs - atMs <= HISTORY_MS
  return [...history.filter(isRecent), health]
}
