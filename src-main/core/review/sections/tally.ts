import type { StudioEvent } from '../../../contract/events.ts'
import type { IngestEventOf } from '../../../contract/ingest.ts'

/** Adds `amount` to a count by name. */
export function add(counts: Map<string, number>, name: string, amount: number): void {
  counts.set(name, (counts.get(name) ?? 0) + amount)
}

/** As a plain record, largest first. */
export function byAmount(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)))
}

export function orderOf(event: StudioEvent): IngestEventOf<'order'> | null {
  return event.type === 'room.reported' && event.event.type === 'order' ? event.event : null
}

/** What an order is worth, in its currency's minor units. */
export function orderValueMinor(order: IngestEventOf<'order'>): number {
  return order.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

export interface ViewerCount {
  /** Viewers on all platforms together after this event; null when it says nothing about them. */
  take(event: StudioEvent): number | null
}

/** Each platform's last word counts until its next one. */
export function createViewerCount(): ViewerCount {
  const latest = new Map<string, number>()
  return {
    take(event) {
      if (event.type !== 'room.reported' || event.event.type !== 'viewers') return null
      latest.set(event.event.platform, event.event.count)
      return [...latest.values()].reduce((sum, count) => sum + count, 0)
    },
  }
}
