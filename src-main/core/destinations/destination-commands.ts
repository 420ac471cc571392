import { randomUUID } from 'node:crypto'
import type { CommandParams } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import { shapeOf } from '../../contract/picture.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { StateLog } from '../state-log.ts'
import { NO_COUNTERS } from './connection-counters.ts'
import type { DestinationSpec } from './keep-destination.ts'
import { parseStreamAddress } from './parse-address.ts'
import { shownAddress } from './stream-address.ts'

type DestinationCommands = Pick<
  CommandHandlers,
  'destination.add' | 'destination.remove' | 'destination.stop' | 'destination.retry'
>

export interface Destinations {
  readonly commands: DestinationCommands
  /** Adds one under the id it had before. @throws StudioError as `destination.add`. */
  add(id: string, params: CommandParams<'destination.add'>): Promise<void>
  /** Every destination on the list, with its secrets: for the checks of the core, never for a client. */
  specs(): readonly DestinationSpec[]
}

/** Adding, removing, stopping and retrying destinations. Their secrets go to the media worker and nowhere else. */
export function createDestinations(
  log: StateLog,
  media: MediaClient,
  outputProtocols: () => Promise<ReadonlySet<string>>,
): Destinations {
  const specs = new Map<string, DestinationSpec>()

  function requireKnown(id: string): void {
    if (!specs.has(id)) throw new StudioError('destination.unknown', { id })
  }

  async function add(id: string, params: CommandParams<'destination.add'>): Promise<void> {
    const { name, platform, shape = shapeOf(log.state.programme), ...entered } = params
    const address = parseStreamAddress(entered)
    if (address.protocol === 'srt' && !(await outputProtocols()).has('srt'))
      throw new StudioError('destination.no-srt', { name })
    specs.set(id, { id, name, shape, address })
    log.emit('destination.changed', {
      destination: {
        id,
        name,
        platform,
        shape,
        url: shownAddress(address),
        state: { kind: 'off' },
        counters: NO_COUNTERS,
      },
    })
    media.send({ kind: 'addDestination', destination: { id, name, shape, address } })
  }

  return {
    add,
    commands: {
      async 'destination.add'(params) {
        const destinationId = randomUUID()
        await add(destinationId, params)
        return { destinationId }
      },
      'destination.remove'({ destinationId }) {
        requireKnown(destinationId)
        specs.delete(destinationId)
        media.send({ kind: 'removeDestination', id: destinationId })
        // Its last word holds its counters: the report of the show still needs them.
        const destination = log.state.destinations[destinationId]
        if (destination) log.emit('destination.changed', { destination })
        log.emit('destination.removed', { destinationId })
        return null
      },
      'destination.stop'({ destinationId }) {
        requireKnown(destinationId)
        media.send({ kind: 'stopDestination', id: destinationId })
        return null
      },
      'destination.retry'({ destinationId }) {
        requireKnown(destinationId)
        media.send({ kind: 'retryDestination', id: destinationId })
        return null
      },
    },
    specs: () => [...specs.values()],
  }
}
