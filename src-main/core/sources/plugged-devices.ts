/**
 * In: captures on their way to the media worker, and every list of devices. Out: the same captures, and each given again
 * when its device is back, under whatever node; a source that fails because its device is gone says so. Never opens one.
 */
import type { CaptureDevice } from '../../contract/devices.ts'
import { StudioError } from '../../contract/errors.ts'
import type { Source } from '../../contract/state.ts'
import type { MediaCommand } from '../media/media-protocol.ts'
import type { StateLog } from '../state-log.ts'
import { type AddCapture, deviceOf, isAddCapture, withDevice } from './capture-spec.ts'

export interface PluggedDevices {
  send(command: MediaCommand): void
  /** A source's state as the media worker tells it. Out: as the host should read it. */
  explain(sourceId: string, state: Source['state']): Source['state']
  onListed(devices: readonly CaptureDevice[]): void
}

export interface PluggedDevicesDeps {
  readonly log: StateLog
  readonly send: (command: MediaCommand) => void
  /** A device is used, or has just failed: a new list may tell more. */
  readonly lookAgain: () => void
}

interface Captured {
  readonly command: AddCapture
  /** As it was listed; null: never. Only what was listed once can be missed. */
  readonly name: string | null
  readonly isAway: boolean
  /** The list was made anew since it failed. */
  readonly hasLooked: boolean
}

export function createPluggedDevices({ log, send, lookAgain }: PluggedDevicesDeps): PluggedDevices {
  const captured = new Map<string, Captured>()

  function update(id: string, change: Partial<Captured>): void {
    const before = captured.get(id)
    if (before) captured.set(id, { ...before, ...change })
  }

  function compare(id: string, { command, name, isAway }: Captured, devices: readonly CaptureDevice[]): void {
    const { spec } = command
    const source = log.state.sources[id]
    const ofKind = devices.filter(({ kind }) => kind === spec.kind)
    const here = ofKind.find(({ device }) => device === deviceOf(spec))
    if (here) update(id, { name: here.name })
    if (source?.state.kind === 'running') return
    const moved = here ?? ofKind.find((device) => device.name === name && !isTaken(device))
    if (moved && (isAway || !here)) comeBack(id, command, moved)
    else if (!moved && name !== null && source) {
      update(id, { isAway: true })
      log.emit('source.changed', { source: { ...source, state: unplugged(source) } })
    }
  }

  /** Two cameras of one make have one name: a node that another source reads is not the missing one's. */
  const isTaken = ({ kind, device }: CaptureDevice) =>
    [...captured.values()].some(({ command: { spec } }) => spec.kind === kind && deviceOf(spec) === device)

  function comeBack(id: string, command: AddCapture, device: CaptureDevice): void {
    const next = { ...command, spec: withDevice(command.spec, device) }
    update(id, { command: next, name: device.name, isAway: false, hasLooked: false })
    const source = log.state.sources[id]
    if (source) log.emit('source.changed', { source: { ...source, device: device.device, state: { kind: 'opening' } } })
    send({ kind: 'removeSource', id })
    send(next)
  }

  return {
    send(command) {
      if (isAddCapture(command)) {
        captured.set(command.id, { command, name: null, isAway: false, hasLooked: false })
        lookAgain()
      }
      const known = 'id' in command ? captured.get(command.id) : undefined
      if (known && command.kind === 'removeSource') captured.delete(command.id)
      if (known && command.kind === 'setSound')
        update(command.id, { command: { ...known.command, sound: command.sound } })
      send(command)
    },
    explain(sourceId, state) {
      const known = captured.get(sourceId)
      const source = log.state.sources[sourceId]
      if (!known || !source) return state
      if (state.kind === 'running') update(sourceId, { isAway: false, hasLooked: false })
      if (state.kind !== 'retrying') return state
      if (known.isAway) return { ...unplugged(source), retryAtMs: state.retryAtMs }
      if (!known.hasLooked) {
        update(sourceId, { hasLooked: true })
        lookAgain()
      }
      return state
    },
    onListed(devices) {
      for (const [id, each] of [...captured]) compare(id, each, devices)
    },
  }
}

function unplugged({ name, state }: Source) {
  const error = new StudioError('source.unplugged', { name }).toInfo()
  const retryAtMs = state.kind === 'retrying' ? state.retryAtMs : 0
  return { kind: 'retrying', error, retryAtMs } as const
}
