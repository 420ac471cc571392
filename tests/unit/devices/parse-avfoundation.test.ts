import { expect, test } from 'vitest'
import { parseAvfoundationDevices } from '../../../src-main/core/sources/devices/parse-avfoundation.ts'

const told = (listing: string) =>
  parseAvfoundationDevices(listing).map(({ kind, device, name }) => [kind, device, name])

test('told by ffmpeg 4.1', () => {
  const listing = `[AVFoundation input device @ 0x7ffac1e17880] AVFoundation video devices:
[AVFoundation input device @ 0x7ffac1e17880] [0] FaceTime HD Camera (Built-in)
[AVFoundation input device @ 0x7ffac1e17880] [1] Capture screen 0
[AVFoundation input device @ 0x7ffac1e17880] AVFoundation audio devices:
[AVFoundation input device @ 0x7ffac1e17880] [0] Built-in Input
: Input/output error
`
  expect(told(listing)).toEqual([
    ['camera', 'FaceTime HD Camera (Built-in)', 'FaceTime HD Camera (Built-in)'],
    ['screen', 'Capture screen 0', 'Capture screen 0'],
    ['microphone', 'Built-in Input', 'Built-in Input'],
  ])
})

test('told by ffmpeg 7.1', () => {
  const listing = `[AVFoundation indev @ 0x7cf5010140] AVFoundation video devices:
[AVFoundation indev @ 0x7cf5010140] [0] Elgato Facecam 4K
[AVFoundation indev @ 0x7cf5010140] [1] Capture screen 0
[AVFoundation indev @ 0x7cf5010140] [2] Capture screen 1
[AVFoundation indev @ 0x7cf5010140] AVFoundation audio devices:
[AVFoundation indev @ 0x7cf5010140] [0] MacBook Air Microphone
[in#0 @ 0x7cf5010000] Error opening input: Input/output error
Error opening input file .
Error opening input files: Input/output error
`
  expect(parseAvfoundationDevices(listing).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'camera Elgato Facecam 4K',
    'screen Capture screen 0',
    'screen Capture screen 1',
    'microphone MacBook Air Microphone',
  ])
})

test('a name that ffmpeg would misread gives way to its place in the list', () => {
  const listing = `[in#0 @ 0x1] AVFoundation video devices:
[in#0 @ 0x1] [0] USB Camera VID:1133 PID:2093
[in#0 @ 0x1] [1] 4K Cam
[in#0 @ 0x1] [2] HD Camera Pro
[in#0 @ 0x1] [3] HD Camera
[in#0 @ 0x1] [4] “王”的 iPhone "摄像头"
[in#0 @ 0x1] AVFoundation audio devices:
[in#0 @ 0x1] [0] HD Camera
[in#0 @ 0x1] [1] default [system]
[in#0 @ 0x1] [2] HD Camera
`
  expect(told(listing)).toEqual([
    ['camera', '0', 'USB Camera VID:1133 PID:2093'],
    ['camera', '1', '4K Cam'],
    ['camera', 'HD Camera Pro', 'HD Camera Pro'],
    ['camera', '3', 'HD Camera'],
    ['camera', '“王”的 iPhone "摄像头"', '“王”的 iPhone "摄像头"'],
    ['microphone', 'HD Camera', 'HD Camera'],
    ['microphone', '1', 'default [system]'],
    ['microphone', '2', 'HD Camera'],
  ])
})

test.each([
  [
    'nothing connected (5.1)',
    '[AVFoundation indev @ 0x1] AVFoundation video devices:\n[AVFoundation indev @ 0x1] AVFoundation audio devices:\n: Input/output error\n',
  ],
  ['a build without avfoundation', "Unknown input format: 'avfoundation'\n"],
  ['garbage', '[0]\n[x] y\n[AVFoundation indev @ 0x1] [] z\n'],
  ['silence', ''],
])('no device: %s', (_what, listing) => {
  expect(parseAvfoundationDevices(listing)).toEqual([])
})
