import { randomUUID } from 'node:crypto'
import type { CommandParams } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import { shapeOf } from '../../contract/picture.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import { NO_COUNTERS } from './connection-counters.ts'
import { parseStreamAddress, redactAddress, type StreamAddress } from './rtmp/stream-address.ts'

type DestinationCommands = Pick<CommandHandlers, 'destination.add' | 'destination.remove'>

export interface Destinations {
  readonly commands: DestinationCommands
  /** Adds one under the id it had before. @throws StudioError `destination.invalid-url`. */
  add(id: string, params: CommandParams<'destination.add'>): void
  /** Where each destination is, without its key: for the checklist's probe. */
  addresses(): readonly { readonly id: string; readonly name: string; readonly address: StreamAddress }[]
}

/** Adding and removing destinations. The stream key goes to the media worker and nowhere else. */
export function createDestinations(log: StateLog, media: MediaClient): Destinations {
  const addresses = new Map<string, { id: string; name: string; address: StreamAddress }>()

  function add(id: string, { name, url, platform, shape }: CommandParams<'destination.add'>): void {
    const address = parseStreamAddress(url)
    const taken = shape ?? shapeOf(log.state.programme)
    addresses.set(id, { id, name, address })
    log.emit('destination.changed', {
      destination: {
        id,
        name,
        platform,
        shape: taken,
        url: redactAddress(url),
        state: { kind: 'off' },
        counters: NO_COUNTERS,
      },
    })
    media.send({ kind: 'addDestination', destination: { id, name, shape: taken, url } })
  }

  return {
    add,
    commands: {
      'destination.add'(params) {
        const destinationId = randomUUID()
        add(destinationId, params)
        return { destinationId }
      },
      'destination.remove'({ destinationId }) {
        if (!addresses.delete(destinationId)) throw new StudioError('destination.unknown', { id: destinationId })
        media.send({ kind: 'removeDestination', id: destinationId })
        // Its last word holds its counters: the report of the show still needs them.
        const destination = log.state.destinations[destinationId]
        if (destination) log.emit('destination.changed', { destination })
        log.emit('destination.removed', { destinationId })
        return null
      },
    },
    addresses: () => [...addresses.values()],
  }
}
