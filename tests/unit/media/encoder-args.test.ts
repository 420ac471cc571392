import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { encoderArgs } from '../../../src-main/core/encode/encoder-args.ts'
import { overlayRegion } from '../../../src-main/core/overlay/overlay-region.ts'

const format = { width: 1280, height: 720, fps: 30, bitrateKbps: 2500, ...DEFAULT_ENCODE }
const args = encoderArgs(format, { pictureUrl: 'pipe:3', overlayUrl: 'pipe:4', soundUrl: 'pipe:5' })
const after = (option: string) => args[args.indexOf(option) + 1]

test('three raw inputs in the order the programme writes them', () => {
  const { width, height } = overlayRegion(format)
  const inputs = args.filter((_, index) => args[index - 1] === '-i')
  expect(inputs).toEqual(['pipe:3', 'pipe:4', 'pipe:5'])
  expect(args.filter((_, index) => args[index - 1] === '-video_size')).toEqual(['1280x720', `${width}x${height}`])
  expect(args.filter((_, index) => args[index - 1] === '-pix_fmt')).toEqual(['yuv420p', 'yuva420p', 'yuv420p'])
})

test('frame n in is frame n out: no B-frames, no lookahead, one key frame every two seconds', () => {
  expect([after('-tune'), after('-g'), after('-keyint_min'), after('-sc_threshold')]).toEqual([
    'zerolatency',
    '60',
    '60',
    '0',
  ])
  expect(args).not.toContain('-bf')
})

test('the bitrate is held, the colours are told, the sound is AAC at 48 kHz', () => {
  expect([after('-b:v'), after('-maxrate'), after('-bufsize')]).toEqual(['2500k', '2500k', '5000k'])
  expect([after('-colorspace'), after('-color_range')]).toEqual(['bt709', 'tv'])
  expect([after('-c:a'), after('-b:a')]).toEqual(['aac', '128k'])
})

test('the overlay lies where its region is, and FLV comes out on stdout', () => {
  const { x, y } = overlayRegion(format)
  expect(after('-filter_complex')).toContain(`overlay=x=${x}:y=${y}`)
  expect(args.slice(-1)).toEqual(['pipe:1'])
  expect(args[args.lastIndexOf('-f') + 1]).toBe('flv')
})
