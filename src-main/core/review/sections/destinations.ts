import type { DestinationRow } from '../../../contract/report.ts'
import type { Destination } from '../../../contract/state.ts'
import { createDestinationHistory, type DestinationHistory } from './destination-history.ts'
import type { Section } from './section.ts'

/** One row per destination of the show, in the order they joined. */
export function createDestinationRows(): Section<readonly DestinationRow[]> {
  const histories = new Map<string, DestinationHistory>()

  /** A restarted studio gives destinations new ids: one of the same name and address goes on where it was interrupted. */
  const historyOf = (destination: Destination): DestinationHistory => {
    const known = histories.get(destination.id)
    if (known) return known
    const interrupted = [...histories.values()].find((history) => history.isInterrupted && history.isOf(destination))
    const history = interrupted ?? createDestinationHistory(destination)
    histories.set(destination.id, history)
    return history
  }

  return {
    take(event) {
      if (event.type === 'destination.changed') historyOf(event.destination).take(event.destination, event.atMs)
      if (event.type === 'destination.removed') histories.get(event.destinationId)?.stop(event.atMs)
    },
    interrupt(lastEventAtMs) {
      for (const history of histories.values()) history.interrupt(lastEventAtMs)
    },
    finish: ({ endMs }) => [...new Set(histories.values())].map((history) => history.finish(endMs)),
  }
}
