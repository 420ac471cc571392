/**
 * In: a listing, and signs that devices came or went. Out: the newest list, and a call when it differs from the one before.
 * Linux says when a node comes or goes; elsewhere the list is made every 10 s, and only while that can disturb no show.
 * Lists nothing before somebody asked or a device is used.
 */
import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { CaptureDevice } from '../../../contract/devices.ts'
import type { Clock } from '../../ports.ts'

export interface DeviceWatch {
  /** The list as it is now; from the first call on, changes are told. */
  list(): Promise<readonly CaptureDevice[]>
  /** Something hints that the list changed: it is made again, once for all hints within half a second. */
  lookAgain(): void
  close(): void
}

export interface DeviceWatchDeps {
  readonly clock: Clock
  readonly list: () => Promise<readonly CaptureDevice[]>
  readonly onChange: (devices: readonly CaptureDevice[]) => void
  /** Called with every list, changed or not. */
  readonly onListed: (devices: readonly CaptureDevice[]) => void
  readonly isOnAir: () => boolean
  readonly platform: NodeJS.Platform
  /** For tests: a folder that looks like a machine. */
  readonly root?: string | undefined
}

const SETTLE_MS = 500
/** A sound server, and the right to open a node, come a moment after the node itself. */
const SECOND_LOOK_MS = 2_000
const LOOK_EVERY_MS = 10_000

export function watchDevices(deps: DeviceWatchDeps): DeviceWatch {
  const { clock, platform, root = '/' } = deps
  let known: readonly CaptureDevice[] | null = null
  let listing: Promise<readonly CaptureDevice[]> | null = null
  let nodes: NodeWatch | null = null
  let hasBegun = false
  let isClosed = false
  let cancelLook = () => {}
  let cancelTimer = () => {}

  function list(): Promise<readonly CaptureDevice[]> {
    begin()
    listing ??= listOnce().finally(() => {
      listing = null
    })
    return listing
  }

  async function listOnce(): Promise<readonly CaptureDevice[]> {
    const before = known
    const devices = (await deps.list()).map((device) => withModes(device, before))
    if (isClosed) return devices
    known = devices
    if (JSON.stringify(devices) !== JSON.stringify(before)) deps.onChange(devices)
    deps.onListed(devices)
    return devices
  }

  function begin(): void {
    if (hasBegun || isClosed) return
    hasBegun = true
    if (platform === 'linux') nodes = watchNodes(join(root, 'dev'), lookAgain)
    else cancelTimer = clock.after(LOOK_EVERY_MS, lookInTurn)
  }

  function lookInTurn(): void {
    if (!deps.isOnAir()) void list()
    cancelTimer = clock.after(LOOK_EVERY_MS, lookInTurn)
  }

  function lookAgain(): void {
    if (isClosed) return
    begin()
    cancelLook()
    cancelLook = clock.after(SETTLE_MS, () => {
      void list()
      cancelLook = clock.after(SECOND_LOOK_MS, () => void list())
    })
  }

  return {
    list,
    lookAgain,
    close() {
      isClosed = true
      cancelLook()
      cancelTimer()
      nodes?.close()
    },
  }
}

/** A camera in use may tell no modes: it has those that it had. */
function withModes(device: CaptureDevice, before: readonly CaptureDevice[] | null): CaptureDevice {
  if (device.modes.length > 0) return device
  const same = before?.find(
    ({ kind, device: id, name }) => kind === device.kind && id === device.device && name === device.name,
  )
  return same ? { ...device, modes: same.modes } : device
}

interface NodeWatch {
  close(): void
}

const CAPTURE_NODE = /^(video\d+|snd)$/

/** Tells when a camera's or sound card's node comes or goes. The folder of sound cards comes with the first of them. */
function watchNodes(dev: string, onNode: () => void): NodeWatch {
  const cards = join(dev, 'snd')
  let sound = tryWatch(cards, onNode)
  const all = tryWatch(dev, (_event, name) => {
    if (!CAPTURE_NODE.test(name ?? '')) return
    if (name === 'snd') {
      sound?.close()
      sound = tryWatch(cards, onNode)
    }
    onNode()
  })
  return {
    close() {
      all?.close()
      sound?.close()
    },
  }
}

/** Null where there is no such folder, or no room for another watch: the list is then made when somebody asks. */
function tryWatch(path: string, listener: (event: string, name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(path, { persistent: false }, listener)
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}
