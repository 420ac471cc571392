import { existsSync, readdirSync, readFileSync } from 'node:fs'

export interface CaptureDevice {
  readonly kind: 'camera' | 'screen'
  /** What to give as the source's device. */
  readonly device: string
  readonly name: string
}

/** Cameras and screens of this machine. Linux only so far: elsewhere a device is named by hand. */
export function listDevices(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): CaptureDevice[] {
  if (platform !== 'linux') return []
  return [
    ...linuxCameras(),
    ...(env.DISPLAY ? [{ kind: 'screen', device: env.DISPLAY, name: `X display ${env.DISPLAY}` } as const] : []),
  ]
}

const VIDEO4LINUX = '/sys/class/video4linux'

function linuxCameras(): CaptureDevice[] {
  if (!existsSync(VIDEO4LINUX)) return []
  return readdirSync(VIDEO4LINUX).map((entry) => ({
    kind: 'camera',
    device: `/dev/${entry}`,
    name: readFileSync(`${VIDEO4LINUX}/${entry}/name`, 'utf8').trim(),
  }))
}
