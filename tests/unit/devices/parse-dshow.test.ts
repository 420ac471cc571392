import { expect, test } from 'vitest'
import { parseDshowDevices, parseDshowModes } from '../../../src-main/core/sources/devices/parse-dshow.ts'

const told = (listing: string) => parseDshowDevices(listing).map(({ kind, device, name }) => [kind, device, name])

test('headings, told by ffmpeg 4.3', () => {
  const listing = String.raw`[dshow @ 00000249d77bdb00] DirectShow video devices (some may be both video and audio devices)
[dshow @ 00000249d77bdb00]  "Lenovo EasyCamera"
[dshow @ 00000249d77bdb00]     Alternative name "@device_pnp_\\?\usb#vid_5986&pid_0670&mi_00#6&13a6ba0f&0&0000#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\global"
[dshow @ 00000249d77bdb00] DirectShow audio devices
[dshow @ 00000249d77bdb00]  "마이크 배열(Realtek High Definition Audio)"
[dshow @ 00000249d77bdb00]     Alternative name "@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\wave_{50CF3892-5049-4249-9E14-B886659C000C}"
dummy: Immediate exit requested
`
  expect(told(listing)).toEqual([
    ['camera', 'Lenovo EasyCamera', 'Lenovo EasyCamera'],
    ['microphone', '마이크 배열(Realtek High Definition Audio)', '마이크 배열(Realtek High Definition Audio)'],
  ])
})

test('types, told by ffmpeg 5.1, with a camera that is not running and one that has sound', () => {
  const listing = String.raw`[dshow @ 000001836119fd40] "Logitech BRIO" (video)
[dshow @ 000001836119fd40]   Alternative name "@device_pnp_\\?\usb#vid_046d&pid_085e&mi_00#7&2df6&0&0000#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\global"
[dshow @ 000001836119fd40] "DirectShow Softcam" (none)
[dshow @ 000001836119fd40]   Alternative name "@device_sw_{860BB310-5D01-11D0-BD3B-00A0C911CE86}\DirectShow Softcam"
[dshow @ 000001836119fd40] "Game Capture HD60" (audio, video)
[dshow @ 000001836119fd40]   Alternative name "@device_pnp_\\?\pci#ven_12ab"
[dshow @ 000001836119fd40] "Microphone (Yeti Stereo Microphone)" (audio)
[dshow @ 000001836119fd40]   Alternative name "@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\wave_{A0B1}"
[dshow @ 000001836119fd40] "Something else" (none)
dummy: Immediate exit requested
`
  expect(parseDshowDevices(listing).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'camera Logitech BRIO',
    'camera DirectShow Softcam',
    'camera Game Capture HD60',
    'microphone Game Capture HD60',
    'microphone Microphone (Yeti Stereo Microphone)',
  ])
})

test('types, told by ffmpeg 7.1, whose lines bear another mark', () => {
  const listing = `[in#0 @ 000002bb01a31980] "Integrated Camera" (video)\r
[in#0 @ 000002bb01a31980]   Alternative name "@device_pnp_x"\r
[in#0 @ 000002bb01a31980] Could not enumerate audio only devices (or none found).\r
[in#0 @ 000002bb01a31700] Error opening input: Immediate exit requested\r
Error opening input file dummy.\r
`
  expect(told(listing)).toEqual([['camera', 'Integrated Camera', 'Integrated Camera']])
})

test('a name that ffmpeg could not take is replaced by its other name, and still read', () => {
  const listing = String.raw`[dshow @ 0000023e] "USB2.0 "HD" 摄像头" (video)
[dshow @ 0000023e]   Alternative name "@device_pnp_\\?\usb#one"
[dshow @ 0000023e] "Elgato Wave:3" (audio)
[dshow @ 0000023e]   Alternative name "@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\wave_{1}"
[dshow @ 0000023e] "HD Webcam" (video)
[dshow @ 0000023e]   Alternative name "@device_pnp_\\?\usb#two"
[dshow @ 0000023e] "HD Webcam" (video)
[dshow @ 0000023e]   Alternative name "@device_pnp_\\?\usb#three"
`
  expect(told(listing)).toEqual([
    ['camera', 'USB2.0 "HD" 摄像头', 'USB2.0 "HD" 摄像头'],
    ['microphone', String.raw`@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\wave_{1}`, 'Elgato Wave:3'],
    ['camera', String.raw`@device_pnp_\\?\usb#two`, 'HD Webcam'],
    ['camera', String.raw`@device_pnp_\\?\usb#three`, 'HD Webcam'],
  ])
})

test.each([
  [
    'none found (4.4)',
    `[dshow @ 0000021b] DirectShow video devices (some may be both video and audio devices)
[dshow @ 0000021b] Could not enumerate video devices (or none found).
[dshow @ 0000021b] DirectShow audio devices
[dshow @ 0000021b] Could not enumerate audio only devices (or none found).
dummy: Immediate exit requested
`,
  ],
  ['a build without dshow', "Unknown input format: 'dshow'\n"],
  ['garbage', '"\n""\n"x" (\nAlternative name "y"\n'],
  ['silence', ''],
])('no device: %s', (_what, listing) => {
  expect(parseDshowDevices(listing)).toEqual([])
})

test('modes of a camera, told by ffmpeg 4.3 and 5.1: each once, at its highest rate, largest first', () => {
  const listing = `[dshow @ 0000023d0186e480] DirectShow video device options (from video devices)
[dshow @ 0000023d0186e480]  Pin "캡쳐" (alternative pin name "0")
[dshow @ 0000023d0186e480]   pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30
[dshow @ 0000023d0186e480]   pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30 (tv, bt470bg/bt709/unknown, topleft)
[dshow @ 0000023d0186e480]   vcodec=mjpeg  min s=1920x1080 fps=30 max s=1920x1080 fps=60.0002
[dshow @ 0000023d0186e480]   vcodec=mjpeg  min s=1920x1080 fps=29.97 max s=1920x1080 fps=29.97
video=Camera: Immediate exit requested
`
  expect(parseDshowModes(listing)).toEqual([
    { width: 1920, height: 1080, fps: 60 },
    { width: 1920, height: 1080, fps: 29.97 },
    { width: 640, height: 480, fps: 30 },
  ])
  expect(parseDshowModes('[dshow @ 01] Could not find video device with name [x]\n max s=x fps=\n')).toEqual([])
})
