import type { CommandParams } from '../../../contract/commands.ts'
import { toStudioError } from '../../../contract/errors.ts'
import { isPlain } from '../../../contract/sound.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import { NO_COUNTERS } from '../../destinations/connection-counters.ts'
import type { StateLog } from '../../state-log.ts'
import type { DestinationKeys } from './destination-keys.ts'
import type { RememberedDestination, RememberedSource, Settings } from './settings.ts'

/** Adds a destination under the id it had. */
export type AddDestination = (id: string, params: CommandParams<'destination.add'>) => Promise<void>

interface TableDeps {
  readonly log: StateLog
  readonly handlers: CommandHandlers
}

export interface RestoreDeps extends TableDeps {
  readonly keys: DestinationKeys
  readonly addDestination: AddDestination
}

/**
 * Does again what the remembered settings say about products, picture and sound, by the same commands. Whatever can't be
 * done costs itself only, with a notice. Out: sources and scene under the ids that sources have now.
 */
export async function restoreTable(settings: Settings, deps: TableDeps): Promise<Pick<Settings, 'sources' | 'scene'>> {
  const { catalogue: products } = settings
  if (products.length > 0) await attempt(deps, () => deps.handlers['catalogue.set']({ products }))
  await restorePicture(settings, deps)
  const sources = await restoreSources(settings.sources, deps)
  const scene = await restoreScene(settings.scene, sources, deps)
  return { sources: [...sources.values()], scene }
}

async function restorePicture({ programme, bitrateKbps, bitratePolicy, slate }: Settings, deps: TableDeps) {
  const { handlers } = deps
  if (programme) await attempt(deps, () => handlers['programme.configure'](programme))
  if (bitrateKbps !== null) await attempt(deps, () => handlers['bitrate.set']({ kbps: bitrateKbps }))
  if (bitratePolicy) await attempt(deps, () => handlers['bitrate.setPolicy'](bitratePolicy))
  // One by one: a picture that is gone must not cost the message.
  for (const [part, value] of Object.entries(slate))
    if (value !== null) await attempt(deps, () => handlers['slate.set']({ [part]: value }))
}

/** By the id they had, in their order. */
async function restoreSources(sources: readonly RememberedSource[], deps: TableDeps) {
  const restored = new Map<string, RememberedSource>()
  for (const source of sources) {
    const { id: idBefore, sound, ...params } = source
    const added = await attempt(deps, () => deps.handlers['source.add'](params))
    if (!added) continue
    const { sourceId } = added
    restored.set(idBefore, { ...source, id: sourceId })
    if (!isPlain(sound)) await attempt(deps, () => deps.handlers['source.setSound']({ sourceId, ...sound }))
  }
  return restored
}

async function restoreScene(
  { layout, activeSourceId, productSourceId }: Settings['scene'],
  sources: ReadonlyMap<string, RememberedSource>,
  deps: TableDeps,
): Promise<Settings['scene']> {
  const idNow = (idBefore: string | null) => sources.get(idBefore ?? '')?.id ?? null
  const sourceId = idNow(activeSourceId)
  const product = idNow(productSourceId)
  if (layout !== 'full' || product !== null) {
    const scene = { layout, productSourceId: product, transition: 'cut' as const }
    await attempt(deps, () => deps.handlers['scene.switch'](sourceId === null ? scene : { ...scene, sourceId }))
  } else if (sourceId !== null) await attempt(deps, () => deps.handlers['source.select']({ sourceId }))
  return { layout, activeSourceId: sourceId, productSourceId: product }
}

/** One without its key stays on the list and says so. */
export async function restoreDestination(
  { id, name, platform, shape, url, stopped }: RememberedDestination,
  { log, handlers, keys, addDestination }: RestoreDeps,
): Promise<void> {
  try {
    await addDestination(id, { name, platform, shape, ...(await keys.read({ id, name })) })
    if (stopped) await handlers['destination.stop']({ destinationId: id })
  } catch (cause) {
    const error = toStudioError(cause).toInfo()
    const state = { kind: 'stopped', error } as const
    log.emit('destination.changed', { destination: { id, name, platform, shape, url, state, counters: NO_COUNTERS } })
  }
}

async function attempt<T>({ log }: TableDeps, work: () => T | Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (cause) {
    log.emit('notice.raised', { error: toStudioError(cause).toInfo() })
    return null
  }
}
