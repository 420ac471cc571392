import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { encoderArgs } from '../../../src-main/core/encode/encoder-args.ts'
import { type EncoderChoice, type EncoderName, LADDER } from '../../../src-main/core/encode/encoder-choice.ts'

const FORMAT = { width: 1280, height: 720, fps: 30, bitrateKbps: 2500, ...DEFAULT_ENCODE }
const INPUTS = { pictureUrl: 'pipe:3', overlayUrl: 'pipe:4', soundUrl: 'pipe:5' }
const NODE = '/dev/dri/renderD128'

const of = (choice: EncoderChoice) => {
  const args = encoderArgs(FORMAT, INPUTS, choice)
  return { args, after: (option: string) => args[args.lastIndexOf(option) + 1] }
}
const HARDWARE = LADDER.filter((encoder) => encoder !== 'libx264')

test.each(LADDER)(
  '%s: the same bitrate, a key frame every two seconds with its parameter sets, High profile, FLV',
  (encoder) => {
    const { after } = of({ encoder, device: NODE })
    expect(after('-c:v')).toBe(encoder)
    expect([after('-b:v'), after('-maxrate'), after('-bufsize'), after('-g')]).toEqual([
      '2500k',
      '2500k',
      '5000k',
      '60',
    ])
    expect(after('-profile:v')).toBe(encoder === 'h264_v4l2m2m' ? '100' : 'high')
    expect(after('-f')).toBe('flv')
    expect(after('-bsf:v')).toBe(encoder === 'h264_v4l2m2m' ? 'extract_extradata' : 'dump_extra=freq=keyframe')
  },
)

test.each(LADDER)('%s makes Main where that is asked for, and the sound that is asked for', (encoder) => {
  const args = encoderArgs({ ...FORMAT, profile: 'main', audioKbps: 96 }, INPUTS, { encoder, device: NODE })
  expect(args[args.indexOf('-profile:v') + 1]).toBe(encoder === 'h264_v4l2m2m' ? '77' : 'main')
  expect(args[args.indexOf('-b:a') + 1]).toBe('96k')
})

test.each(HARDWARE)('%s: no B-frames, and nothing that only libx264 knows', (encoder) => {
  const { args, after } = of({ encoder, device: NODE })
  expect(after('-bf')).toBe('0')
  expect(args).not.toContain('-sc_threshold')
  expect(args).not.toContain('zerolatency')
})

test.each<[EncoderName, string, string]>([
  ['h264_nvenc', '-rc-lookahead', '0'],
  ['h264_nvenc', '-delay', '0'],
  ['h264_qsv', '-async_depth', '1'],
  ['h264_qsv', '-look_ahead', '0'],
  ['h264_amf', '-frame_skipping', '0'],
  ['h264_videotoolbox', '-allow_sw', '0'],
])('%s holds no picture back and drops none: %s %s', (encoder, option, value) => {
  expect(of({ encoder }).after(option)).toBe(value)
})

test.each<[EncoderName, string]>([
  ['libx264', 'yuv420p'],
  ['h264_nvenc', 'yuv420p'],
  ['h264_qsv', 'nv12'],
  ['h264_amf', 'nv12'],
  ['h264_videotoolbox', 'nv12'],
  ['h264_v4l2m2m', 'nv12'],
])('%s takes %s', (encoder, pixels) => {
  expect(of({ encoder }).after('-pix_fmt')).toBe(pixels)
})

test('vaapi opens its device before the inputs and uploads the picture after the overlay', () => {
  const { args, after } = of({ encoder: 'h264_vaapi', device: NODE })
  expect(after('-vaapi_device')).toBe(NODE)
  expect(args.indexOf('-vaapi_device')).toBeLessThan(args.indexOf('-i'))
  expect(after('-filter_complex')).toMatch(/overlay=.*,format=nv12,hwupload\[v\]$/)
  expect(args.slice(args.indexOf('-c:v'))).not.toContain('-pix_fmt')
})
