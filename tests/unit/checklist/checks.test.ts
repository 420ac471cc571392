import { expect, test } from 'vitest'
import type { Health } from '../../../src-main/contract/health.ts'
import { PLAIN_SOUND } from '../../../src-main/contract/sound.ts'
import { INITIAL_STATE, type Source, type StudioState } from '../../../src-main/contract/state.ts'
import { checkClock } from '../../../src-main/core/checklist/check-clock.ts'
import { checkDisk, checkRoom } from '../../../src-main/core/checklist/check-disk.ts'
import { checkEncoder } from '../../../src-main/core/checklist/check-encoder.ts'
import { checkSound } from '../../../src-main/core/checklist/check-sound.ts'
import { checkSource } from '../../../src-main/core/checklist/check-source.ts'
import { checkUplink, neededUplinkKbps } from '../../../src-main/core/checklist/check-uplink.ts'
import { lossWindow } from '../../../src-main/core/health/loss-window.ts'
import { tempDir } from '../../support/temp-dir.ts'

const source = (changes: Partial<Source> = {}): Source => ({
  id: 's',
  kind: 'camera',
  name: 'Cam',
  device: '',
  sound: PLAIN_SOUND,
  state: { kind: 'running' },
  ...changes,
})
const onCamera = (changes: Partial<Source> = {}): StudioState => ({
  ...INITIAL_STATE,
  programme: { ...INITIAL_STATE.programme, activeSourceId: 's' },
  sources: { s: source(changes) },
})

test.each([
  ['camera', { stillMs: 0, isBlack: false }, 'ok', 'they move'],
  ['camera', { stillMs: 12_400, isBlack: false }, 'warn', 'not moved for 12 s: it may be frozen'],
  ['file', { stillMs: 12_400, isBlack: false }, 'warn', 'If it is meant to stand still, go on'],
  ['camera', { stillMs: 0, isBlack: true }, 'warn', 'is black'],
] as const)('the picture of a %s, %o: %s', (kind, picture, outcome, words) => {
  expect(checkSource(onCamera({ kind }), { picture })).toMatchObject({
    outcome,
    text: { en: expect.stringContaining(words) },
  })
})

test('while the slate is shown the picture says nothing about the source', () => {
  const state = onCamera()
  const slate = { ...state, programme: { ...state.programme, slate: true } }
  expect(checkSource(slate, { picture: { stillMs: 60_000, isBlack: false } }).text.en).toContain('is opening')
})

const heard = (peakDb: number, clippedTimes = 0) => ({ sound: { peakDb, clippedTimes, wasMeasured: true } })

test('sound: heard, too loud, silent, muted, without a microphone, not measured', () => {
  const says = (state: StudioState, seen: Parameters<typeof checkSound>[1]) => {
    const { outcome, text } = checkSound(state, seen)
    return `${outcome} ${text.en}`
  }
  expect(says(onCamera(), heard(-18))).toMatch(/^ok .*-18 dBFS/)
  expect(says(onCamera(), heard(0, 1))).toMatch(/^ok/)
  expect(says(onCamera(), heard(0, 4))).toMatch(/^warn .*too loud/)
  expect(says(onCamera(), heard(-100))).toMatch(/^warn Nothing is heard in the last five seconds/)
  expect(says(onCamera({ sound: { ...PLAIN_SOUND, muted: true } }), heard(-100))).toMatch(/^fail .*Cam muted/)
  expect(says(onCamera({ kind: 'screen' }), heard(-60))).toMatch(/^warn .*no microphone/)
  expect(says(onCamera(), { sound: { peakDb: -100, clippedTimes: 0, wasMeasured: false } })).toMatch(/^unknown/)
})

const health = (changes: Partial<Health>): Health => ({
  atMs: 0,
  rendering: lossWindow(0, 300),
  encoding: lossWindow(0, 300),
  network: lossWindow(0, 300),
  encodeDelayMs: 45,
  avOffsetMs: 0,
  bitrateKbps: 2_500,
  cpuCores: 1,
  queues: [],
  ...changes,
})

test.each([
  [{}, 'ok', '1280×720'],
  [{ encoding: lossWindow(6, 300) }, 'warn', '6 of the last 300'],
  [{ encoding: lossWindow(60, 300) }, 'fail', '60 of the last 300'],
  [{ encodeDelayMs: 1_500 }, 'warn', '1.5 s behind'],
] as const)('an encoder with %o: %s', (changes, outcome, words) => {
  const state: StudioState = {
    ...INITIAL_STATE,
    encoder: { kind: 'running', encoder: 'libx264' },
    health: health(changes),
  }
  expect(checkEncoder(state)).toMatchObject({ outcome, text: { en: expect.stringContaining(words) } })
})

test('the disk: a folder that takes what is written, one that does not, and what was written is gone', async () => {
  expect((await checkDisk(tempDir(), INITIAL_STATE)).outcome).not.toBe('fail')
  expect(await checkDisk('/no/such/folder', INITIAL_STATE)).toMatchObject({
    outcome: 'fail',
    text: { en: expect.stringContaining('ENOENT') },
  })
})

test('room on the disk is held against the length that is planned', () => {
  const gigabytes = (count: number) => checkRoom(count * 1e9, INITIAL_STATE).outcome
  expect([gigabytes(0.1), gigabytes(1), gigabytes(100)]).toEqual(['fail', 'warn', 'ok'])
  const phase = { id: 'p', title: { en: '', 'zh-CN': '' }, purpose: { en: '', 'zh-CN': '' } }
  const long = { ...phase, interaction: phase.title, startsAtMs: 0, endsAtMs: 8 * 3_600_000 }
  const planned = { ...INITIAL_STATE, run: { ...INITIAL_STATE.run, phases: [long] } }
  expect(checkRoom(6e9, INITIAL_STATE).outcome).toBe('ok')
  expect(checkRoom(6e9, planned).outcome).toBe('warn')
})

const sendingTo = (...kinds: ('off' | 'stopped')[]): StudioState => ({
  ...INITIAL_STATE,
  destinations: Object.fromEntries(
    kinds.map((kind, index) => [
      `${index}`,
      {
        id: `${index}`,
        name: `${index}`,
        platform: 'custom',
        shape: index === 1 ? 'tall' : 'wide',
        url: '',
        state: { kind },
        counters: { bytes: 0, frames: 0, reconnects: 0, droppedFrames: 0 },
      },
    ]),
  ),
})

test('what the line must carry: every destination on the show, in its shape, with sound', () => {
  expect(neededUplinkKbps(sendingTo())).toBe(0)
  expect(neededUplinkKbps(sendingTo('off', 'off', 'stopped'))).toBe(2 * 2_628)
  const state = sendingTo('off', 'off')
  const second = { width: 720, height: 1280, fps: 30, bitrateKbps: 4_000 }
  expect(neededUplinkKbps({ ...state, programme: { ...state.programme, second } })).toBe(2_628 + 4_128)
})

test.each([
  [null, 'unknown', 'not measured yet'],
  [2_000, 'fail', 'carries 2.0 Mb/s; the show needs 2.6'],
  [3_000, 'warn', 'leaves little'],
  [9_000, 'ok', 'carries 9.0 Mb/s'],
] as const)('a line of %s kb/s for one destination: %s', (kbps, outcome, words) => {
  const uplink = kbps === null ? null : { kbps, neededKbps: 1, measuredAtMs: 0 }
  const check = checkUplink({ ...sendingTo('off'), uplink }, { nowMs: 60_000 })
  expect(check).toMatchObject({ outcome, text: { en: expect.stringContaining(words) } })
})

test('a measurement is good for a day', () => {
  const uplink = { kbps: 9_000, neededKbps: 1, measuredAtMs: 0 }
  const outcomeAfter = (hours: number) =>
    checkUplink({ ...sendingTo('off'), uplink }, { nowMs: hours * 3_600_000 }).outcome
  expect(outcomeAfter(23)).toBe('ok')
  expect(outcomeAfter(25)).toBe('unknown')
})

test('without a destination the line does not matter', () => {
  expect(checkUplink(INITIAL_STATE, { nowMs: 0 }).outcome).toBe('ok')
})

test('the clock: even, jumped a while ago, long ago, and one that cannot be', () => {
  const nowMs = Date.UTC(2026, 10, 24)
  const seen = { clockJump: null, nowMs, builtAtMs: nowMs - 1e9 }
  const jumped = (agoMs: number) => checkClock({ ...seen, clockJump: { byMs: -3_600_000, agoMs } })
  expect(checkClock(seen)).toMatchObject({ outcome: 'ok', text: { en: expect.stringContaining('2026-11-24') } })
  expect(jumped(120_000)).toMatchObject({
    outcome: 'warn',
    text: { en: expect.stringContaining('back by 3600 s, 2 min ago') },
  })
  expect(jumped(700_000).outcome).toBe('ok')
  expect(checkClock({ ...seen, nowMs: Date.UTC(2020, 0, 1) }).outcome).toBe('fail')
  expect(checkClock({ ...seen, nowMs: Date.UTC(2099, 0, 1) }).outcome).toBe('fail')
  expect(checkClock({ ...seen, nowMs: 0, builtAtMs: null }).outcome).toBe('ok')
})
