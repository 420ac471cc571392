import { randomUUID } from 'node:crypto'
import { StudioError } from '../../contract/errors.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'

/** The host remembers a moment of the show: it is in the journal, and highlights are cut around it afterwards. */
export function createMarkCommands({
  clock,
  log,
}: {
  readonly clock: Clock
  readonly log: StateLog
}): Pick<CommandHandlers, 'mark.add'> {
  return {
    'mark.add'({ note }) {
      const { show } = log.state
      if (show.kind !== 'live') throw new StudioError('mark.not-live')
      const markId = randomUUID()
      const showMs = Math.round((clock.nowMs() - show.clock.startedAtMs) * show.clock.speed)
      log.emit('mark.added', { markId, note, showMs })
      return { markId }
    },
  }
}
