import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import type { ProgrammeFormat } from '../../../src-main/core/programme/programme-format.ts'
import { paceOf, type SourceSpec, sourceArgs } from '../../../src-main/core/sources/source-args.ts'

const format: ProgrammeFormat = { width: 1280, height: 720, fps: 30, bitrateKbps: 2500, ...DEFAULT_ENCODE }
const argsOf = (spec: SourceSpec, platform: NodeJS.Platform = 'linux') =>
  sourceArgs(spec, [format], { videoUrls: ['pipe:3'], audioUrl: 'pipe:4' }, platform)

/** The inputs only: from the first `-f` or `-protocol_whitelist` to the first output's `-map`. */
const inputsOf = (spec: SourceSpec, platform?: NodeJS.Platform) => {
  const args = argsOf(spec, platform)
  return args.slice(args.indexOf('-nostdin') + 1, args.indexOf('-map')).join(' ')
}
const soundMapOf = (spec: SourceSpec, platform?: NodeJS.Platform) => {
  const args = argsOf(spec, platform)
  return args[args.lastIndexOf('-map') + 1]
}

const SILENCE = '-f lavfi -i anullsrc=r=48000:cl=stereo'
const CAMERA = { kind: 'camera', device: '/dev/video0' } as const
const SIZE = '-framerate 30 -video_size 1280x720'

test.each<[string, SourceSpec, NodeJS.Platform, string, string]>([
  ['camera on Linux', CAMERA, 'linux', `-f v4l2 ${SIZE} -i /dev/video0 -re ${SILENCE}`, '1:a:0'],
  [
    'camera and microphone on Linux',
    { ...CAMERA, microphone: 'alsa_input.usb' },
    'linux',
    `-f v4l2 ${SIZE} -i /dev/video0 -f pulse -i alsa_input.usb`,
    '1:a:0',
  ],
  [
    'camera on Windows',
    { kind: 'camera', device: 'HD Cam' },
    'win32',
    `-f dshow -rtbufsize 128M ${SIZE} -i video=HD Cam -re ${SILENCE}`,
    '1:a:0',
  ],
  [
    'camera and microphone on Windows',
    { kind: 'camera', device: 'HD Cam', microphone: 'Mic' },
    'win32',
    `-f dshow -rtbufsize 128M ${SIZE} -i video=HD Cam:audio=Mic`,
    '0:a:0',
  ],
  [
    'camera on macOS',
    { kind: 'camera', device: '0' },
    'darwin',
    `-f avfoundation ${SIZE} -i 0:none -re ${SILENCE}`,
    '1:a:0',
  ],
  [
    'camera and microphone on macOS',
    { kind: 'camera', device: '0', microphone: '1' },
    'darwin',
    `-f avfoundation ${SIZE} -i 0:1`,
    '0:a:0',
  ],
  [
    'screen on Linux',
    { kind: 'screen', display: ':1' },
    'linux',
    `-f x11grab -framerate 30 -i :1 -re ${SILENCE}`,
    '1:a:0',
  ],
  [
    'screen on Windows',
    { kind: 'screen', display: '' },
    'win32',
    `-f gdigrab -framerate 30 -i desktop -re ${SILENCE}`,
    '1:a:0',
  ],
  [
    'screen on macOS',
    { kind: 'screen', display: '' },
    'darwin',
    `-f avfoundation -capture_cursor 1 -framerate 30 -i Capture screen 0:none -re ${SILENCE}`,
    '1:a:0',
  ],
  [
    'file with sound',
    { kind: 'file', path: '/a/b c.mp4', hasAudio: true },
    'linux',
    '-protocol_whitelist file,pipe -stream_loop -1 -i file:/a/b c.mp4',
    '0:a:0',
  ],
  [
    'file without sound',
    { kind: 'file', path: '/a.mp4', hasAudio: false },
    'linux',
    `-protocol_whitelist file,pipe -stream_loop -1 -i file:/a.mp4 ${SILENCE}`,
    '1:a:0',
  ],
])('%s', (_what, spec, platform, inputs, soundMap) => {
  expect(inputsOf(spec, platform)).toBe(inputs)
  expect(soundMapOf(spec, platform)).toBe(soundMap)
})

test('the display is the first one where none is named', () => {
  expect(inputsOf({ kind: 'screen', display: '' })).toContain('-i :0.0')
})

test('every source delivers programme pictures and s16le stereo at 48 kHz on its two pipes', () => {
  const specs: SourceSpec[] = [
    { kind: 'testcard' },
    CAMERA,
    { kind: 'screen', display: ':1' },
    { kind: 'file', path: '/a.mp4', hasAudio: true },
  ]
  for (const spec of specs) {
    const line = argsOf(spec).join(' ')
    expect(line).toMatch(/-pix_fmt yuv420p -f rawvideo pipe:3 /)
    expect(line).toMatch(/-ar 48000 -ac 2 -f s16le pipe:4$/)
    expect(line).toContain('-nostdin')
    expect(line).toMatch(/1280x720|scale=1280:720/)
    expect(line).toContain('out_color_matrix=bt709')
  }
})

test('a path that looks like an option or a protocol is only ever a file', () => {
  for (const path of ['-y', 'http://host/a.mp4', 'concat:a|b']) {
    const args = argsOf({ kind: 'file', path, hasAudio: true })
    expect(args[args.indexOf('-i') + 1]).toBe(`file:${path}`)
  }
})

test('test card and files wait for the programme, cameras and screens do not', () => {
  expect(paceOf({ kind: 'testcard' })).toBe('pulled')
  expect(paceOf({ kind: 'file', path: '', hasAudio: true })).toBe('pulled')
  expect(paceOf(CAMERA)).toBe('live')
  expect(paceOf({ kind: 'screen', display: '' })).toBe('live')
})
