import { expect, test } from 'vitest'
import { parseGdigrabDesktop, parseX11Display } from '../../../src-main/core/sources/devices/parse-screens.ts'

const screen = (device: string, name: string, width: number, height: number) => ({
  kind: 'screen',
  device,
  name,
  modes: [{ width, height, fps: null }],
})

test('an X display, captured from ffmpeg 5.1 and the bundled build of 2018', () => {
  const listing = `[x11grab @ 0x55d5a2005880] Stream #0: not enough frames to estimate rate; consider increasing probesize
Input #0, x11grab, from ':98':
  Duration: N/A, start: 1795346964.093000, bitrate: 883852 kb/s
  Stream #0:0: Video: rawvideo (BGR[0] / 0x524742), bgr0, 1280x720, 883852 kb/s, 29.97 fps, 1000k tbr, 1000k tbn
At least one output file must be specified
`
  const bundled = `Input #0, x11grab, from ':98':
  Duration: N/A, start: 1795346964.261245, bitrate: N/A
    Stream #0:0: Video: rawvideo (BGR[0] / 0x524742), bgr0, 640x480, 29.97 fps, 29.97 tbr, 1000k tbn, 1000k tbc
At least one output file must be specified
`
  expect(parseX11Display(listing, ':98')).toEqual([screen(':98', 'X display :98', 1280, 720)])
  expect(parseX11Display(bundled, ':98')).toEqual([screen(':98', 'X display :98', 640, 480)])
})

test('the Windows desktop, told by ffmpeg 6.0', () => {
  const listing = `[gdigrab @ 000002579b6adcc0] Capturing whole desktop as 1920x1080x32 at (0,0)
[gdigrab @ 000002579b6adcc0] Stream #0: not enough frames to estimate rate; consider increasing probesize
Input #0, gdigrab, from 'desktop':
  Duration: N/A, start: 1694138295.461322, bitrate: 3981337 kb/s
  Stream #0:0: Video: bmp, bgra, 1920x1080, 3981337 kb/s, 60 fps, 1000k tbr, 1000k tbn
At least one output file must be specified
`
  expect(parseGdigrabDesktop(listing)).toEqual([screen('desktop', 'Desktop', 1920, 1080)])
  const twoMonitors = '[gdigrab @ 0000] Capturing whole desktop as 3840x1080x32 at (-1920,0)\n'
  expect(parseGdigrabDesktop(twoMonitors)).toEqual([screen('desktop', 'Desktop', 3840, 1080)])
})

test.each([
  '[x11grab @ 0x5640a6b8f880] Cannot open display :99, error 1.\n:99: Input/output error\n',
  "Unknown input format: 'x11grab'\n",
  'Stream #0:0: Video: rawvideo (BGR[0] / 0x524742), bgr0\n',
  '',
])('a screen that cannot be read is none: %#', (listing) => {
  expect(parseX11Display(listing, ':99')).toEqual([])
  expect(parseGdigrabDesktop(listing)).toEqual([])
})
