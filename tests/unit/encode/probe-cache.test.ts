import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_ENCODE } from '../../../src-main/contract/picture.ts'
import { type Hardware, readHardware } from '../../../src-main/core/encode/hardware.ts'
import {
  forgetProbes,
  keepProbes,
  type Probed,
  probeKey,
  readProbes,
} from '../../../src-main/core/encode/probe-cache.ts'
import { tempDir } from '../../support/temp-dir.ts'

const FORMAT = { width: 1280, height: 720, fps: 30, bitrateKbps: 2500, ...DEFAULT_ENCODE }
const HARDWARE: Hardware = { ...readHardware('linux', '/nowhere'), facts: ['nvidia driver 550.54'] }
const DAY_MS = 24 * 3_600_000
const WORKS: Probed = { encoder: 'h264_vaapi', device: '/dev/dri/renderD128', trouble: null }
const FAILS: Probed = { encoder: 'h264_qsv', trouble: 'no device' }

function binary() {
  const path = join(tempDir(), 'ffmpeg')
  writeFileSync(path, 'one')
  return path
}

test('another binary, version, driver or picture size is another key', () => {
  const path = binary()
  const key = (version = '5.1', hardware = HARDWARE, format = FORMAT) => probeKey({ path, version }, hardware, format)
  const first = key()
  expect(key()).toBe(first)
  expect(key('6.0')).not.toBe(first)
  expect(key('5.1', { ...HARDWARE, facts: ['nvidia driver 560.1'] })).not.toBe(first)
  expect(key('5.1', HARDWARE, { ...FORMAT, height: 1080, width: 1920 })).not.toBe(first)
  utimesSync(path, 1, 1)
  const touched = key()
  expect(touched).not.toBe(first)
  writeFileSync(path, 'another size')
  utimesSync(path, 1, 1)
  expect(key()).not.toBe(touched)
})

test('a new driver or device shows in the facts', () => {
  const root = tempDir()
  const facts = () => readHardware('linux', root).facts.join()
  const before = facts()
  mkdirSync(join(root, 'proc/driver/nvidia'), { recursive: true })
  writeFileSync(join(root, 'proc/driver/nvidia/version'), 'NVRM version: 550.54\nGCC version: 12\n')
  const driver = facts()
  expect(driver).not.toBe(before)
  mkdirSync(join(root, 'dev/dri'), { recursive: true })
  writeFileSync(join(root, 'dev/dri/renderD128'), '')
  expect(facts()).not.toBe(driver)
})

test('results are kept under their key, and forgotten', () => {
  const dir = tempDir()
  keepProbes(dir, 'key', [WORKS, FAILS], 1_000)
  expect(readProbes(dir, 'key', 2_000)).toEqual([WORKS, FAILS])
  expect(readProbes(dir, 'other', 2_000)).toBeNull()
  forgetProbes(dir)
  expect(readProbes(dir, 'key', 2_000)).toBeNull()
})

test('a failure counts for a day, success until something changes', () => {
  const dir = tempDir()
  keepProbes(dir, 'key', [WORKS, FAILS], 0)
  expect(readProbes(dir, 'key', DAY_MS - 1)).not.toBeNull()
  expect(readProbes(dir, 'key', DAY_MS)).toBeNull()
  keepProbes(dir, 'key', [WORKS], 0)
  expect(readProbes(dir, 'key', 100 * DAY_MS)).toEqual([WORKS])
})

test.each([
  '',
  '{',
  'null',
  '{"key":"key","probed":[null]}',
  '{"key":"key","probed":[{"encoder":"rm -rf","trouble":null}]}',
])('a file that holds %j is as good as none', (content) => {
  const dir = tempDir()
  writeFileSync(join(dir, 'encoders.json'), content)
  expect(readProbes(dir, 'key', 0)).toBeNull()
})

test('a folder that cannot be written costs nothing', () => {
  expect(() => keepProbes('/nowhere/at/all', 'key', [WORKS], 0)).not.toThrow()
})
