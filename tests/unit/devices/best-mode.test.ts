import { expect, test } from 'vitest'
import type { CaptureMode } from '../../../src-main/contract/devices.ts'
import { bestMode } from '../../../src-main/core/sources/devices/best-mode.ts'

const modes = (...texts: string[]): CaptureMode[] =>
  texts.map((text) => {
    const [width = 0, height = 0, fps] = text.split(/[x@]/).map(Number)
    return { width, height, fps: fps ?? null }
  })
const textOf = (mode: CaptureMode | undefined) => mode && `${mode.width}x${mode.height}@${mode.fps}`
const HD = { width: 1280, height: 720, fps: 30 }

test.each([
  [
    'the smallest that is large and fast enough',
    ['1920x1080@60', '1920x1080@30', '1280x720@60', '1280x720@30'],
    '1280x720@30',
  ],
  ['a larger one where the right size is too slow', ['1920x1080@30', '1280x720@10'], '1920x1080@30'],
  ['the largest fast one where none is large enough', ['640x480@30', '800x600@15', '320x240@60'], '640x480@30'],
  ['the largest where none is fast enough', ['640x480@15', '1280x720@10'], '1280x720@10'],
  ['television rates count as whole ones', ['1280x720@29.97', '1920x1080@30'], '1280x720@29.97'],
  ['a mode without a rate may be as fast as asked', ['1920x1080', '1280x720', '640x480'], '1280x720@null'],
  ['a wide picture is none for a tall programme of more lines', ['1280x960@30', '640x480@30'], '1280x960@30'],
] as const)('%s', (_what, listed, wanted) => {
  expect(textOf(bestMode(modes(...listed), HD))).toBe(wanted)
})

test('a camera that lists none is asked for nothing particular', () => {
  expect(bestMode([], HD)).toBeUndefined()
})
