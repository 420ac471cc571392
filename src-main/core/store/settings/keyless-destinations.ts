import { StudioError } from '../../../contract/errors.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import { type RestoreDeps, restoreDestination } from './restore-settings.ts'
import type { Settings } from './settings.ts'

type DestinationCommands = Pick<CommandHandlers, 'destination.remove' | 'destination.stop' | 'destination.retry'>

/** The commands of destinations that are listed without their key: no other stage knows those. The others pass. */
export function withKeylessDestinations(deps: RestoreDeps, settings: () => Settings): DestinationCommands {
  const { log, handlers } = deps
  const errorOf = (destinationId: string) => {
    const { state } = log.state.destinations[destinationId] ?? {}
    return state?.kind === 'stopped' ? state.error : undefined
  }

  return {
    'destination.remove'(params) {
      if (!errorOf(params.destinationId)) return handlers['destination.remove'](params)
      log.emit('destination.removed', params)
      return null
    },
    'destination.stop': (params) => (errorOf(params.destinationId) ? null : handlers['destination.stop'](params)),
    async 'destination.retry'(params) {
      const { destinationId } = params
      if (!errorOf(destinationId)) return handlers['destination.retry'](params)
      const remembered = settings().destinations.find(({ id }) => id === destinationId)
      if (remembered) await restoreDestination({ ...remembered, stopped: false }, deps)
      const error = errorOf(destinationId)
      if (error) throw new StudioError(error.code, error.details)
      return null
    },
  }
}
