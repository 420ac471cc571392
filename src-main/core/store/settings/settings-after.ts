import type { CommandName, CommandParams, CommandResults } from '../../../contract/commands.ts'
import type { CaptureMode } from '../../../contract/devices.ts'
import type { Source, StudioState } from '../../../contract/state.ts'
import { deviceKey } from './device-key.ts'
import type { RememberedConnector, RememberedDestination, Settings } from './settings.ts'

/** A command that worked. */
export type DoneCommand = {
  [C in CommandName]: { readonly name: C; readonly params: CommandParams<C>; readonly result: CommandResults[C] }
}[CommandName]

/** The settings after a command that worked; `state` is the studio's after it. Pure. The same object when it changed none. */
export function settingsAfter(settings: Settings, done: DoneCommand, state: StudioState): Settings {
  const { layout, activeSourceId, productSourceId } = state.programme
  switch (done.name) {
    case 'source.add':
    case 'source.remove':
    case 'source.select':
    case 'scene.switch':
    case 'source.setSound':
      return { ...withSources(settings, done, state), scene: { layout, activeSourceId, productSourceId } }
    case 'destination.add':
    case 'destination.remove':
    case 'destination.stop':
    case 'destination.retry':
      return { ...settings, destinations: destinationsAfter(settings.destinations, done, state) }
    case 'connector.add':
    case 'connector.remove':
      return { ...settings, connectors: connectorsAfter(settings.connectors, done, state) }
    case 'catalogue.set':
      return { ...settings, catalogue: done.params.products }
    case 'slate.set':
      return { ...settings, slate: state.slate }
    case 'programme.configure':
      // A size brings its own bitrate.
      return { ...settings, programme: done.params, bitrateKbps: null }
    case 'bitrate.set':
      return { ...settings, bitrateKbps: done.params.kbps }
    case 'bitrate.setPolicy':
      return { ...settings, bitratePolicy: done.params }
    default:
      return settings
  }
}

function withSources(settings: Settings, done: DoneCommand, state: StudioState): Settings {
  const { sources } = settings
  switch (done.name) {
    case 'source.add': {
      const { sourceId: id } = done.result
      const sound = state.sources[id]?.sound
      if (!sound) return settings
      return withDevice(
        { ...settings, sources: [...sources, { ...done.params, id, sound }] },
        state,
        id,
        done.params.mode,
      )
    }
    case 'source.remove':
      return { ...settings, sources: sources.filter(({ id }) => id !== done.params.sourceId) }
    case 'source.setSound': {
      const { sourceId } = done.params
      const sound = state.sources[sourceId]?.sound
      if (!sound) return settings
      const changed = sources.map((source) => (source.id === sourceId ? { ...source, sound } : source))
      return withDevice({ ...settings, sources: changed }, state, sourceId)
    }
    default:
      return settings
  }
}

/** Devices are remembered apart from their source: it may be removed and added again. */
function withDevice(settings: Settings, state: StudioState, sourceId: string, mode?: CaptureMode): Settings {
  const source = state.sources[sourceId]
  const key = source && deviceKey(source, state.devices)
  if (!key) return settings
  const device = { sound: source.sound, mode: mode ?? settings.devices[key]?.mode }
  return { ...settings, devices: { ...settings.devices, [key]: device } }
}

function destinationsAfter(
  destinations: Settings['destinations'],
  done: Extract<DoneCommand, { name: `destination.${string}` }>,
  state: StudioState,
): RememberedDestination[] {
  if (done.name === 'destination.add') {
    const added = state.destinations[done.result.destinationId]
    if (!added) return [...destinations]
    const { id, name, platform, shape, url } = added
    return [...destinations, { id, name, platform, shape, url, stopped: false }]
  }
  const { destinationId } = done.params
  if (done.name === 'destination.remove') return destinations.filter(({ id }) => id !== destinationId)
  const stopped = done.name === 'destination.stop'
  return destinations.map((each) => (each.id === destinationId ? { ...each, stopped } : each))
}

function connectorsAfter(
  connectors: Settings['connectors'],
  done: Extract<DoneCommand, { name: 'connector.add' | 'connector.remove' }>,
  state: StudioState,
): RememberedConnector[] {
  if (done.name === 'connector.remove') return connectors.filter(({ id }) => id !== done.params.connectorId)
  const added = state.connectors[done.result.connectorId]
  return added ? [...connectors, { id: added.id, kind: added.kind, channel: added.channel }] : [...connectors]
}

/** A device that came back under another node is looked for there at the next start. Pure. */
export function settingsAfterMove(settings: Settings, { id, device }: Source): Settings {
  const source = settings.sources.find((each) => each.id === id)
  if (!source || (source.device ?? '') === device) return settings
  return { ...settings, sources: settings.sources.map((each) => (each.id === id ? { ...each, device } : each)) }
}
