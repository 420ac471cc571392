import type { DestinationSpec } from '../destinations/keep-destination.ts'
import type { MediaReport } from './media-protocol.ts'
import type { Show } from './show.ts'

/** The destinations the host wants, in a show and between shows; a running show is told of every change. */
export interface WantedDestinations {
  add(destination: DestinationSpec): void
  remove(id: string): void
  /** Stays on the list and off the show. */
  stop(id: string): void
  /** At once, also one that was stopped. */
  retry(id: string): void
  /** Those that a show begins with. */
  forShow(): readonly DestinationSpec[]
}

export function createWantedDestinations(
  show: () => Show | null,
  report: (report: MediaReport) => void,
): WantedDestinations {
  const destinations = new Map<string, DestinationSpec>()
  const stopped = new Set<string>()

  return {
    add(destination) {
      destinations.set(destination.id, destination)
      show()?.addDestination(destination)
    },
    remove(id) {
      destinations.delete(id)
      stopped.delete(id)
      show()?.removeDestination(id)
    },
    stop(id) {
      stopped.add(id)
      show()?.removeDestination(id)
      report({ kind: 'destinationState', id, state: { kind: 'stopped' } })
    },
    retry(id) {
      const destination = destinations.get(id)
      if (!destination) return
      const running = show()
      if (!stopped.delete(id)) running?.retryDestination(id)
      else if (running) running.addDestination(destination)
      else report({ kind: 'destinationState', id, state: { kind: 'off' } })
    },
    forShow: () => [...destinations.values()].filter(({ id }) => !stopped.has(id)),
  }
}
