import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listDevices } from '../../../src-main/core/sources/devices/list-devices.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** A program in ffmpeg's place: a real child that answers each listing as ffmpeg does, with an error. */
function fakeFfmpeg(cases: string): string {
  const path = join(tempDir(), 'ffmpeg')
  writeFileSync(path, `#!/bin/sh\ncase "$*" in\n${cases}\nesac\nexit 1\n`, { mode: 0o755 })
  return path
}

const env = { PATH: process.env.PATH }

test('Windows: cameras are asked for their modes, microphones are not', async () => {
  const ffmpeg = fakeFfmpeg(String.raw`
*"-list_devices true"*) printf '[dshow @ 01] "Cam "A"" (video)\n[dshow @ 01] "Mic" (audio)\n' >&2 ;;
*'-list_options true -i video=Cam "A"') printf '[dshow @ 01]   vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=30\n' >&2 ;;
*gdigrab*) printf '[gdigrab @ 01] Capturing whole desktop as 2560x1440x32 at (0,0)\n' >&2 ;;`)

  expect(await listDevices(ffmpeg, env, 'win32')).toEqual([
    { kind: 'camera', device: 'Cam "A"', name: 'Cam "A"', modes: [{ width: 1280, height: 720, fps: 30 }] },
    { kind: 'microphone', device: 'Mic', name: 'Mic', modes: [] },
    { kind: 'screen', device: 'desktop', name: 'Desktop', modes: [{ width: 2560, height: 1440, fps: null }] },
  ])
})

test('Linux: a listing that hangs costs its own devices only', async () => {
  const ffmpeg = fakeFfmpeg(`
*"-sources pulse"*) printf 'Auto-detected sources for pulse:\\n* mic [Desk microphone]\\n' ;;
*x11grab*) exec sleep 60 ;;`)

  const devices = await listDevices(ffmpeg, { ...env, DISPLAY: ':7' }, 'linux', { timeoutMs: 1_000 })
  expect(devices.filter(({ kind }) => kind !== 'camera')).toEqual([
    { kind: 'microphone', device: 'mic', name: 'Desk microphone', modes: [] },
  ])
})

test('macOS: one listing tells cameras, screens and microphones', async () => {
  const ffmpeg = fakeFfmpeg(
    `*"-f avfoundation -list_devices true -i ") printf '[a @ 0x1] AVFoundation video devices:\\n[a @ 0x1] [0] FaceTime HD Camera\\n' >&2 ;;`,
  )
  expect(await listDevices(ffmpeg, env, 'darwin')).toEqual([
    { kind: 'camera', device: 'FaceTime HD Camera', name: 'FaceTime HD Camera', modes: [] },
  ])
})

test.each(['linux', 'win32', 'darwin'] as const)('on %s an ffmpeg that cannot run lists nothing', async (platform) => {
  const display = { ...env, DISPLAY: ':7' }
  expect(await listDevices('/no/such/ffmpeg', display, platform)).toEqual([])
  expect(await listDevices('bad\0path', display, platform)).toEqual([])
})
