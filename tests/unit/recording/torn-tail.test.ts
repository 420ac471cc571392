import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { trimTornParts, trimTornTail } from '../../../src-main/core/destinations/recording/finish/torn-tail.ts'
import { tempDir } from '../../support/temp-dir.ts'

const box = (kind: string, bytes: number) => {
  const whole = Buffer.alloc(bytes, 7)
  whole.writeUInt32BE(bytes, 0)
  whole.write(kind, 4, 'latin1')
  return whole
}
const FILE = Buffer.concat([
  box('ftyp', 28),
  box('moov', 100),
  box('moof', 60),
  box('mdat', 500),
  box('moof', 60),
  box('mdat', 500),
  box('mfra', 40),
])

function trimmed(bytes: number): number {
  const path = join(tempDir(), 'recording.mp4')
  writeFileSync(path, FILE.subarray(0, bytes))
  trimTornTail(path)
  const left = readFileSync(path)
  expect(left).toEqual(FILE.subarray(0, left.length))
  return left.length
}

test.each([
  [FILE.length, FILE.length],
  [FILE.length - 1, FILE.length - 40],
  [1_000, 1_000],
  [748, 688],
  [700, 688],
  [755, 688],
  [756, 756],
  [690, 688],
])('of %i bytes %i are kept', (bytes, kept) => {
  expect(trimmed(bytes)).toBe(kept)
})

test('what has no whole box, or is no such file, is left alone', () => {
  expect(trimmed(20)).toBe(20)
  const dir = tempDir()
  writeFileSync(join(dir, 'recording-2.mp4'), 'not a film')
  writeFileSync(join(dir, 'notes.txt'), 'mine')
  trimTornParts(dir)
  trimTornParts(join(dir, 'gone'))
  expect(readFileSync(join(dir, 'recording-2.mp4'), 'utf8')).toBe('not a film')
})
