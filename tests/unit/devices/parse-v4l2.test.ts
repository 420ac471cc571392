import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCameraNodes } from '../../../src-main/core/sources/devices/camera-nodes.ts'
import { listV4l2 } from '../../../src-main/core/sources/devices/list-v4l2.ts'
import { parseV4l2Modes } from '../../../src-main/core/sources/devices/parse-v4l2.ts'
import { tempDir } from '../../support/temp-dir.ts'

const size = (width: number, height: number) => ({ width, height, fps: null })

test('a webcam, told by ffmpeg 4.4', () => {
  const listing = `[video4linux2,v4l2 @ 0x55e30290f6c0] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x360 1280x720
[video4linux2,v4l2 @ 0x55e30290f6c0] Compressed:       mjpeg :          Motion-JPEG : 1280x720 1920x1080
/dev/video2: Immediate exit requested
`
  expect(parseV4l2Modes(listing)).toEqual([size(1920, 1080), size(1280, 720), size(640, 360)])
})

test('a webcam, told by ffmpeg 7.1, which marks its lines otherwise', () => {
  const listing = `[in#0 @ 0x5d0c5f2b8a40] Compressed:       mjpeg :          Motion-JPEG : 1280x720 640x480
[in#0 @ 0x5d0c5f2b8a40] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480
[in#0 @ 0x5d0c5f2b8780] Error opening input: Immediate exit requested
Error opening input file /dev/video0.
Error opening input files: Immediate exit requested
`
  expect(parseV4l2Modes(listing)).toEqual([size(1280, 720), size(640, 480)])
})

test('a Raspberry Pi camera tells ranges (ffmpeg 4.1); formats that ffmpeg cannot read do not count', () => {
  const listing = `[video4linux2,v4l2 @ 0x1cdb1c0] Raw       :     yuv420p :     Planar YUV 4:2:0 : {32-2592, 2}x{32-1944, 2}
[video4linux2,v4l2 @ 0x1cdb1c0] Compressed:        h264 :                H.264 : {32-2592, 2}x{32-1944, 2}
[video4linux2,v4l2 @ 0x1cdb1c0] Raw       : Unsupported :           YVYU 4:2:2 : {32-3240, 2}x{32-2464, 2}
/dev/video0: Immediate exit requested
`
  expect(parseV4l2Modes(listing)).toEqual([size(2592, 1944)])
})

test.each([
  ['metadata of a camera (4.4)', '/dev/video1: Immediate exit requested\n'],
  ['an output (5.1)', '[video4linux2,v4l2 @ 0x55] Not a video capture device.\n/dev/video10: No such device\n'],
  [
    'nothing there (5.1)',
    '[video4linux2,v4l2 @ 0x55faf48ad940] Cannot open video device /dev/video0: No such file or directory\n/dev/video0: No such file or directory\n',
  ],
  ['garbage', 'Raw : : : x\n\u0000\uFFFD {1-2, 3}x\nRaw       :     yuyv422 :           YUYV 4:2:2 : axb 12x\n'],
  ['silence', ''],
])('no modes: %s', (_what, listing) => {
  expect(parseV4l2Modes(listing)).toEqual([])
})

test('video nodes come by number with their names, whatever is in them', () => {
  const folder = tempDir()
  for (const [entry, name] of [
    ['video10', '高清摄像头: USB "Live" 카메라\n'],
    ['video2', 'Integrated Camera: Integrated C\n'],
    ['v4l-subdev0', 'sensor\n'],
  ] as const) {
    mkdirSync(join(folder, entry))
    writeFileSync(join(folder, entry, 'name'), name)
  }
  mkdirSync(join(folder, 'video3'))

  expect(readCameraNodes(folder)).toEqual([
    { device: '/dev/video2', name: 'Integrated Camera: Integrated C' },
    { device: '/dev/video3', name: 'video3' },
    { device: '/dev/video10', name: '高清摄像头: USB "Live" 카메라' },
  ])
  expect(readCameraNodes(join(folder, 'none'))).toEqual([])
})

test('a camera is listed once: its metadata node has no formats', async () => {
  const folder = tempDir()
  for (const entry of ['video0', 'video1']) {
    mkdirSync(join(folder, entry))
    writeFileSync(join(folder, entry, 'name'), 'HD Webcam: HD Webcam\n')
  }
  const formats = '[v4l2 @ 0x5] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480\n'
  const run = async (...args: readonly string[]) =>
    `${args.at(-1) === '/dev/video0' ? formats : ''}${args.at(-1)}: Immediate exit requested\n`

  expect(await listV4l2(run, folder)).toEqual([
    { kind: 'camera', device: '/dev/video0', name: 'HD Webcam: HD Webcam', modes: [size(640, 480)] },
  ])
})
