import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discardEmpty, nextPartPath, sizeOf } from '../../../src-main/core/destinations/recording/part-files.ts'
import { recorderArgs } from '../../../src-main/core/destinations/recording/recorder-args.ts'
import { tempDir } from '../../support/temp-dir.ts'

test('the recording is written in short fragments, to a file whatever its name', () => {
  const args = recorderArgs('/data/-y:1.mp4')
  expect(args.at(-1)).toBe('file:/data/-y:1.mp4')
  expect(args[args.indexOf('-frag_duration') + 1]).toBe('400000')
  expect(args[args.indexOf('-movflags') + 1]).toBe('empty_moov+default_base_moof')
})

test('a new part never overwrites an old one', () => {
  const dir = tempDir()
  expect(nextPartPath(dir)).toBe(join(dir, 'recording.mp4'))
  writeFileSync(join(dir, 'recording.mp4'), '')
  writeFileSync(join(dir, 'recording-2.mp4'), '')
  expect(nextPartPath(dir)).toBe(join(dir, 'recording-3.mp4'))
})

test('a part that is still being opened keeps its name', () => {
  const dir = tempDir()
  expect(nextPartPath(dir, new Set([join(dir, 'recording.mp4')]))).toBe(join(dir, 'recording-2.mp4'))
})

test('only a part that holds nothing is removed', async () => {
  const dir = tempDir()
  const [empty, full] = [join(dir, 'empty'), join(dir, 'full')]
  writeFileSync(empty, '')
  writeFileSync(full, 'x')
  expect([await discardEmpty(empty), await discardEmpty(full)]).toEqual([true, false])
  expect([existsSync(empty), await sizeOf(full), await sizeOf(empty)]).toEqual([false, 1, 0])
})
