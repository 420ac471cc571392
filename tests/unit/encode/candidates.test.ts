import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { candidates } from '../../../src-main/core/encode/candidates.ts'
import { readHardware } from '../../../src-main/core/encode/hardware.ts'
import { parseEncoders } from '../../../src-main/core/encode/list-encoders.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** A folder that looks like a machine with these files. */
function machine(platform: NodeJS.Platform, files: Readonly<Record<string, string>>) {
  const root = tempDir()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return { root, hardware: readHardware(platform, root) }
}
const names = (platform: NodeJS.Platform, files: Readonly<Record<string, string>>) =>
  candidates(machine(platform, files).hardware).map(({ encoder }) => encoder)

const INTEL_NODE = { 'dev/dri/renderD128': '', 'sys/class/drm/renderD128/device/vendor': '0x8086\n' }
const AMD_NODE = { 'dev/dri/renderD129': '', 'sys/class/drm/renderD129/device/vendor': '0x1002\n' }

test('a machine without devices has nothing to try', () => {
  expect(names('linux', {})).toEqual([])
  expect(names('linux', { 'dev/video0': '', 'dev/dri/card0': '' })).toEqual([])
  expect(names('win32', {})).toEqual([])
})

test('Linux: each device brings the encoders that can use it, best first', () => {
  expect(names('linux', { 'dev/nvidia0': '', 'dev/nvidiactl': '' })).toEqual(['h264_nvenc'])
  expect(names('linux', INTEL_NODE)).toEqual(['h264_qsv', 'h264_vaapi'])
  expect(names('linux', AMD_NODE)).toEqual(['h264_amf', 'h264_vaapi'])
  expect(names('linux', { 'dev/dri/renderD128': '' })).toEqual(['h264_qsv', 'h264_vaapi'])
  expect(names('linux', { 'dev/video11': '' })).toEqual(['h264_v4l2m2m'])
  expect(names('linux', { ...INTEL_NODE, ...AMD_NODE, 'dev/nvidia0': '', 'dev/video11': '' })).toEqual([
    'h264_nvenc',
    'h264_qsv',
    'h264_amf',
    'h264_vaapi',
    'h264_vaapi',
    'h264_v4l2m2m',
  ])
})

test('the render node of an NVIDIA card is none for vaapi', () => {
  const files = { 'dev/dri/renderD128': '', 'sys/class/drm/renderD128/device/vendor': '0x10de\n' }
  expect(names('linux', files)).toEqual([])
})

test('vaapi is told its render node', () => {
  const { root, hardware } = machine('linux', AMD_NODE)
  expect(candidates(hardware).at(-1)).toEqual({ encoder: 'h264_vaapi', device: join(root, 'dev/dri/renderD129') })
})

test('macOS has VideoToolbox, Windows what its drivers installed', () => {
  expect(names('darwin', {})).toEqual(['h264_videotoolbox'])
  expect(names('win32', { 'Windows/System32/nvEncodeAPI64.dll': 'x' })).toEqual(['h264_nvenc'])
  expect(names('win32', { 'Windows/System32/libmfxhw64.dll': 'x', 'Windows/System32/amfrt64.dll': 'x' })).toEqual([
    'h264_qsv',
    'h264_amf',
  ])
})

/** Captured from `ffmpeg -hide_banner -encoders` (5.1.9). */
const LISTING = `Encoders:
 V..... = Video
 ------
 V....D libx264              libx264 H.264 / AVC / MPEG-4 AVC / MPEG-4 part 10 (codec h264)
 V..... h264_qsv             H.264 / AVC / MPEG-4 AVC / MPEG-4 part 10 (Intel Quick Sync Video acceleration) (codec h264)
 A....D aac                  AAC (Advanced Audio Coding)
`

test('only what is compiled in is tried', () => {
  const compiled = parseEncoders(LISTING)
  expect([...compiled]).toEqual(['libx264', 'h264_qsv', 'aac'])
  const { hardware } = machine('linux', { ...INTEL_NODE, 'dev/nvidia0': '' })
  expect(candidates(hardware, compiled)).toEqual([{ encoder: 'h264_qsv' }])
})
