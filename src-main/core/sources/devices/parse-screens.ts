import type { CaptureDevice } from '../../../contract/devices.ts'

/** In: `ffmpeg -f x11grab -i :0`, without an output. Out: the display, if it can be read. */
export function parseX11Display(output: string, display: string): CaptureDevice[] {
  return screen(/Stream #0:0.*: Video: .*, (\d+)x(\d+)[, ]/.exec(output), display, `X display ${display}`)
}

/** In: `ffmpeg -f gdigrab -i desktop`, without an output. Out: the desktop of all monitors. */
export function parseGdigrabDesktop(output: string): CaptureDevice[] {
  return screen(/Capturing whole desktop as (\d+)x(\d+)x\d+ at/.exec(output), 'desktop', 'Desktop')
}

/** A screen is read at any rate: its mode names none. */
function screen(size: RegExpExecArray | null, device: string, name: string): CaptureDevice[] {
  if (!size) return []
  return [{ kind: 'screen', device, name, modes: [{ width: Number(size[1]), height: Number(size[2]), fps: null }] }]
}
