/**
 * In: the studio's commands. Out: the same commands, each remembered once it worked, and a way to bring everything back at
 * the next start. Settings go to a file, keys to the host's key store. Never fails a command because it can't be remembered.
 */
import type { CommandName, CommandParams, CommandResults } from '../../../contract/commands.ts'
import { isPlain } from '../../../contract/sound.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { Connectors } from '../../comments/connectors/connector-control.ts'
import type { SecretStore } from '../../ports.ts'
import { createConnectorMemory } from './connector-memory.ts'
import { DESTINATION_KEYS } from './destination-keys.ts'
import { deviceKey } from './device-key.ts'
import { createKeptKeys } from './kept-keys.ts'
import { withKeylessDestinations } from './keyless-destinations.ts'
import { type AddDestination, restoreDestination, restoreTable } from './restore-settings.ts'
import { type DoneCommand, settingsAfter, settingsAfterMove } from './settings-after.ts'
import { createSettingsKeeper, type SettingsKeeperDeps } from './settings-keeper.ts'

export interface Memory {
  /** The commands to serve. */
  readonly commands: CommandHandlers
  /** Brings back what was on the table when the studio was closed. Never rejects. */
  restore(): Promise<void>
  /** Resolves when everything is kept. */
  close(): Promise<void>
}

export interface MemoryDeps extends SettingsKeeperDeps {
  readonly secrets: SecretStore
  readonly handlers: CommandHandlers
  readonly addDestination: AddDestination
  readonly connectors: Pick<Connectors, 'add' | 'secretOf'>
}

/** A show begins with every destination that comes back. */
const AFTER_RESTORE: readonly CommandName[] = ['show.goLive', 'session.resume']

export function createMemory(deps: MemoryDeps): Memory {
  const { log, secrets } = deps
  const keeper = createSettingsKeeper(deps)
  const keys = createKeptKeys(secrets, log, DESTINATION_KEYS)
  const handlers = {
    ...deps.handlers,
    ...withKeylessDestinations({ ...deps, keys }, () => keeper.settings),
  }
  let restoring: Promise<void> | null = null
  log.onEvent((_seq, event) => {
    if (event.type === 'source.changed') keeper.change(settingsAfterMove(keeper.settings, event.source))
  })
  void secrets.open().then((keyStore) => log.emit('keys.opened', { keyStore }))

  async function run<C extends CommandName>(name: C, params: CommandParams<C>): Promise<CommandResults[C]> {
    if (AFTER_RESTORE.includes(name)) await restoring
    const handle = handlers[name] as unknown as (params: CommandParams<C>) => Promise<CommandResults[C]>
    const result = await handle(params)
    remember({ name, params, result } as unknown as DoneCommand)
    return result
  }
  const remember = (done: DoneCommand) => keeper.change(settingsAfter(keeper.settings, done, log.state))
  const knownDevice = (source: Parameters<typeof deviceKey>[0]) =>
    keeper.settings.devices[deviceKey(source, log.state.devices) ?? '']

  const names = Object.keys(handlers) as CommandName[]
  const plain = Object.fromEntries(names.map((name) => [name, (params: never) => run(name, params)]))
  const connectorMemory = createConnectorMemory({ ...deps, handlers: plain as unknown as CommandHandlers })
  const commands = {
    ...(plain as unknown as CommandHandlers),
    ...connectorMemory.commands,
    async 'source.add'(given) {
      const device = knownDevice(given)
      const params = { ...given, mode: given.mode ?? device?.mode }
      const result = await handlers['source.add'](params)
      if (device && !isPlain(device.sound)) await handlers['source.setSound']({ ...result, ...device.sound })
      remember({ name: 'source.add', params, result })
      return result
    },
    async 'destination.add'(params) {
      const result = await run('destination.add', params)
      keys.keep({ id: result.destinationId, name: params.name }, params)
      return result
    },
    async 'destination.remove'(params) {
      await run('destination.remove', params)
      keys.forget(params.destinationId)
      return null
    },
  } satisfies CommandHandlers

  async function restoreAll(): Promise<void> {
    const restored = await restoreTable(keeper.settings, deps)
    // What the host set meanwhile stays.
    keeper.change({ ...keeper.settings, ...restored })
    const { destinations, connectors } = keeper.settings
    // In their order: the host knows the list by it.
    for (const destination of destinations) await restoreDestination(destination, { ...deps, keys })
    for (const connector of connectors) await connectorMemory.restore(connector)
  }

  return {
    commands,
    restore() {
      restoring ??= restoreAll()
      return restoring
    },
    async close() {
      keeper.flush()
      await Promise.all([keys.settled(), connectorMemory.settled()])
    },
  }
}
