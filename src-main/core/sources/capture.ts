import type { CaptureDevice } from '../../contract/devices.ts'
import { isOnAir } from '../../contract/state.ts'
import type { MediaClient } from '../media/media-client.ts'
import type { MediaReport } from '../media/media-protocol.ts'
import type { CapturePermissions, Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import { createCapturePermission } from './capture-permission.ts'
import { listDevices } from './devices/list-devices.ts'
import { watchDevices } from './devices/watch-devices.ts'
import { createPluggedDevices } from './plugged-devices.ts'

/** What stands between the commands of sources and the media worker: the system's permission, and devices that come and go. */
export interface Capture extends Pick<MediaClient, 'send'> {
  listDevices(): Promise<readonly CaptureDevice[]>
  /** A report of the media worker, as the host should read it. */
  explain(report: MediaReport): MediaReport
  close(): void
}

export interface CaptureDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly media: Pick<MediaClient, 'send'>
  readonly ffmpegPath: string
  readonly permissions: CapturePermissions | null
  /** For tests: a folder that looks like a machine. */
  readonly root?: string | undefined
}

export function createCapture({ clock, log, media, ffmpegPath, permissions, root }: CaptureDeps): Capture {
  const watch = watchDevices({
    clock,
    list: () => listDevices(ffmpegPath, process.env, process.platform, { root }),
    onChange: (devices) => log.emit('devices.changed', { devices }),
    onListed: (devices) => plugged.onListed(devices),
    isOnAir: () => isOnAir(log.state.show),
    platform: process.platform,
    root,
  })
  const plugged = createPluggedDevices({ log, send: media.send, lookAgain: watch.lookAgain })
  const permission = permissions && createCapturePermission({ clock, log, permissions, send: plugged.send })

  return {
    send: permission?.send ?? plugged.send,
    listDevices: watch.list,
    explain: (report) =>
      report.kind === 'sourceState' ? { ...report, state: plugged.explain(report.id, report.state) } : report,
    close() {
      permission?.close()
      watch.close()
    },
  }
}
