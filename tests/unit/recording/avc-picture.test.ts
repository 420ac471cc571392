import { expect, test } from 'vitest'
import { readAvcPicture } from '../../../src-main/core/destinations/recording/avc-picture.ts'
import { fitsSameFile } from '../../../src-main/core/destinations/recording/stream-parameters.ts'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'

/** As libx264 of ffmpeg 5.1 wrote them into FLV. */
const CAPTURED = {
  'high 1280x720': '0164001fffe100186764001facb402802dd80880000003008000001e478c195001000468ef0fcbfdf8f800',
  'high 1920x1080, cropped': '01640028ffe1001967640028acb403c0113f2e0220000003002000000791e3065401000468ef0fcbfdf8f800',
  'main 720x1280': '014d401fffe10017674d401fda02d0286c0440000003004000000ca3c60ca801000468ef0fc8',
  'baseline 1280x720': '0142c01fffe100176742c01fda014016ec0440000003004000000f23c60ca801000468ce0fc8',
  'high 322x182, cropped both ways':
    '0164000dffe1001a6764000dacb40a8cf1136022000003000200000300791e28554001000468ef0fcbfdf8f800',
  'high 1280x720, interlaced':
    '01640020ffe1001a67640020ace80500bbf2e022000003000200000300653e2c5d4001000468fe0fcbfdf8f800',
  'high 4:4:4 640x360, scaling lists':
    '01f4001effe1001b67f4001e919b281405ff138088000003000800000301e078b16cb001000868ebe3c44c000440fff8f800',
} as const

const record = (name: keyof typeof CAPTURED) => Buffer.from(CAPTURED[name], 'hex')

test.each([
  ['high 1280x720', 100, 1280, 720],
  ['high 1920x1080, cropped', 100, 1920, 1080],
  ['main 720x1280', 77, 720, 1280],
  ['baseline 1280x720', 66, 1280, 720],
  ['high 322x182, cropped both ways', 100, 322, 182],
  ['high 1280x720, interlaced', 100, 1280, 720],
  ['high 4:4:4 640x360, scaling lists', 244, 640, 360],
] as const)('profile and size of %s', (name, profile, width, height) => {
  expect(readAvcPicture(record(name))).toEqual({ profile, width, height })
})

test('what is no configuration, or is cut short anywhere, is nothing', () => {
  const whole = record('high 4:4:4 640x360, scaling lists')
  expect(readAvcPicture(Buffer.alloc(0))).toBeNull()
  expect(readAvcPicture(Buffer.from([1, 2, 3]))).toBeNull()
  expect(readAvcPicture(Buffer.alloc(64, 0xff))).toBeNull()
  for (let bytes = 0; bytes < 18; bytes++) expect(readAvcPicture(whole.subarray(0, bytes))).toBeNull()
})

const header = (kind: 'video' | 'audio', head: number[], config: Buffer): ProgrammeTag => ({
  kind,
  timestampMs: 0,
  body: Buffer.concat([Buffer.from(head), config]),
  isHeader: true,
  isKey: false,
  tick: null,
})
const picture = (config: Buffer) => header('video', [0x17, 0, 0, 0, 0], config)
const sound = (...config: number[]) => header('audio', [0xaf, 0], Buffer.from(config))

test('another size or profile needs another file; other parameters of the same picture do not', () => {
  const hd = picture(record('high 1280x720'))
  expect(fitsSameFile(hd, picture(record('high 1920x1080, cropped')))).toBe(false)
  expect(fitsSameFile(hd, picture(record('baseline 1280x720')))).toBe(false)
  expect(fitsSameFile(hd, picture(record('high 1280x720, interlaced')))).toBe(true)
})

test('a configuration nobody can read is no reason to cut', () => {
  expect(fitsSameFile(picture(record('high 1280x720')), picture(Buffer.from([9, 9])))).toBe(true)
})

test('another kind of sound needs another file', () => {
  expect(fitsSameFile(sound(0x11, 0x90), sound(0x12, 0x10))).toBe(false)
  expect(fitsSameFile(sound(0x11, 0x90), sound(0x11, 0x90, 0x56, 0xe5, 0))).toBe(true)
})
