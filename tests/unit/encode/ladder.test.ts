import { expect, test } from 'vitest'
import { createLadder, rungsOf } from '../../../src-main/core/encode/ladder.ts'
import type { Probed } from '../../../src-main/core/encode/probe-cache.ts'

const NVENC: Probed = { encoder: 'h264_nvenc', trouble: null }
const VAAPI: Probed = { encoder: 'h264_vaapi', device: '/dev/dri/renderD128', trouble: null }
const QSV: Probed = { encoder: 'h264_qsv', trouble: 'no device' }

function start(probed: readonly Probed[], mayChange = () => true) {
  let nowMs = 0
  let givenUp = 0
  const ladder = createLadder({
    rungs: rungsOf(probed),
    monotonicMs: () => nowMs,
    mayChange,
    onGivenUp: () => givenUp++,
  })
  return {
    ladder,
    encoder: () => ladder.current().encoder,
    reason: () => ladder.current().reason,
    wait: (ms: number) => {
      nowMs += ms
    },
    givenUp: () => givenUp,
  }
}

test('those that passed, best first, and libx264 below them', () => {
  expect(rungsOf([NVENC, QSV, VAAPI]).map(({ encoder }) => encoder)).toEqual(['h264_nvenc', 'h264_vaapi', 'libx264'])
})

test('the choice says why, in both languages', () => {
  expect(start([NVENC]).reason().en).toContain('passed a test')
  expect(start([]).reason().en).toContain('no hardware encoder')
  const failed = start([QSV]).reason()
  for (const text of [failed.en, failed['zh-CN']]) {
    expect(text).toContain('h264_qsv')
    expect(text).toContain('no device')
  }
})

test('the same once more, then the next, then libx264 for ever', () => {
  const { ladder, encoder, givenUp, reason } = start([NVENC, VAAPI])
  expect(ladder.failed('reset')).toBeNull()
  expect(encoder()).toBe('h264_nvenc')
  expect(ladder.failed('reset')).toBe(ladder.current())
  expect(encoder()).toBe('h264_vaapi')
  expect(reason().en).toBe('h264_nvenc stopped (reset), and this one took over')
  expect(reason()['zh-CN']).toContain('h264_nvenc')
  ladder.failed('gone')
  ladder.failed('gone')
  expect(encoder()).toBe('libx264')
  for (let death = 0; death < 5; death++) expect(ladder.failed('killed')).toBeNull()
  expect(encoder()).toBe('libx264')
  expect(givenUp()).toBe(2)
})

test('deaths far apart are accidents: the same is started again each time', () => {
  const { ladder, encoder, wait } = start([NVENC])
  for (let hour = 0; hour < 3; hour++) {
    expect(ladder.failed('reset')).toBeNull()
    wait(3_600_000)
  }
  expect(encoder()).toBe('h264_nvenc')
})

test('what was found while it ran takes over once, and not during a show', () => {
  let onAir = true
  const { ladder, encoder } = start([], () => !onAir)
  let changes = 0
  ladder.onChange(() => changes++)
  ladder.offer(rungsOf([NVENC]))
  expect([encoder(), changes]).toEqual(['libx264', 0])
  onAir = false
  ladder.settle()
  ladder.settle()
  expect([encoder(), changes]).toEqual(['h264_nvenc', 1])
})

test('a test that nothing passed changes the reason, and nothing that runs', () => {
  const { ladder, encoder, reason } = start([], () => false)
  let changes = 0
  ladder.onChange(() => changes++)
  ladder.offer(rungsOf([QSV]))
  expect([encoder(), changes]).toEqual(['libx264', 1])
  expect(reason().en).toContain('no device')
})

test('during a show that libx264 does not carry, tested hardware is the next', () => {
  const { ladder, encoder } = start([], () => false)
  ladder.offer(rungsOf([NVENC]))
  ladder.failed('out of memory')
  expect(ladder.failed('out of memory')?.encoder).toBe('h264_nvenc')
  expect(encoder()).toBe('h264_nvenc')
})
