import { z } from 'zod'
import { type ConnectorInfo, connectorName, connectorParamsSchema } from '../../../contract/connectors.ts'
import { toStudioError } from '../../../contract/errors.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { ConnectorSecret, Connectors } from '../../comments/connectors/connector-control.ts'
import type { SecretStore } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { createKeptKeys } from './kept-keys.ts'
import type { RememberedConnector } from './settings.ts'

const schema: z.ZodType<ConnectorSecret> = z.object({ params: connectorParamsSchema, postToken: z.string() })
const codes = { missing: 'connector.key-missing', notKept: 'connector.key-not-kept' } as const

export interface ConnectorMemoryDeps {
  readonly log: StateLog
  readonly secrets: SecretStore
  /** The commands, each remembered in the settings once it worked. */
  readonly handlers: Pick<CommandHandlers, KeyCommand>
  readonly connectors: Pick<Connectors, 'add' | 'secretOf'>
}

type KeyCommand = 'connector.add' | 'connector.remove' | 'connector.renew'

/** Tokens and session ids of connectors: kept in the key store as they come and go, brought back at the next start. */
export function createConnectorMemory({ log, secrets, handlers, connectors }: ConnectorMemoryDeps) {
  const keys = createKeptKeys(secrets, log, { schema, codes })

  function keep(id: string): void {
    const secret = connectors.secretOf(id)
    const info = log.state.connectors[id]
    if (secret && info) keys.keep({ id, name: connectorName(info) }, secret)
  }

  const commands: Pick<CommandHandlers, KeyCommand> = {
    async 'connector.add'(params) {
      const result = await handlers['connector.add'](params)
      keep(result.connectorId)
      return result
    },
    async 'connector.renew'(params) {
      const result = await handlers['connector.renew'](params)
      keep(params.connectorId)
      return result
    },
    async 'connector.remove'(params) {
      await handlers['connector.remove'](params)
      keys.forget(params.connectorId)
      return null
    },
  }

  /** One without its key stays on the list and says so. */
  async function restore({ id, kind, channel }: RememberedConnector): Promise<void> {
    try {
      connectors.add(id, await keys.read({ id, name: connectorName({ kind, channel }) }))
    } catch (cause) {
      const read = { kind: 'refused', error: toStudioError(cause).toInfo() } as const
      const connector: ConnectorInfo = { id, kind, channel, read, ...NOTHING }
      log.emit('connector.changed', { connector })
    }
  }

  return { commands, restore, settled: keys.settled }
}

const NOTHING = { write: { kind: 'off' }, lastMessageAtMs: null, gaps: 0, quota: null } as const
