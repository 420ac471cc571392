import { expect, test } from 'vitest'
import { createTickMap } from '../../../src-main/core/encode/tick-map.ts'
import { FORMAT } from './tags.ts'

const mapOf = (...ticks: number[]) => {
  const map = createTickMap(FORMAT)
  for (const tick of ticks) map.wrote(tick)
  return map
}

test('frame n is tick n while nothing is skipped', () => {
  const map = mapOf(0, 1, 2, 3)
  expect([0, 1, 2, 3].map(map.tickOf)).toEqual([0, 1, 2, 3])
  expect(map.programmeMs(80)).toBe(80)
})

test('a run that starts late goes on where the programme is', () => {
  const map = mapOf(500, 501, 502)
  expect([0, 1, 2].map(map.tickOf)).toEqual([500, 501, 502])
  expect(map.programmeMs(0)).toBe(20_000)
  expect(map.programmeMs(50)).toBe(20_050)
})

test('skipped ticks are skipped for picture and sound alike', () => {
  const map = mapOf(0, 1, 2, 10, 11, 40)
  expect([0, 1, 2, 3, 4, 5].map(map.tickOf)).toEqual([0, 1, 2, 10, 11, 40])
  expect(map.programmeMs(119)).toBe(119)
  expect(map.programmeMs(120)).toBe(400)
  expect(map.programmeMs(165)).toBe(445)
  expect(map.programmeMs(200)).toBe(1_600)
})

test('a packet before the first frame belongs to the first frame', () => {
  expect(mapOf(100).programmeMs(-21)).toBe(4_000 - 21)
})

test('hours of skips keep no more than what can be in flight', () => {
  const map = createTickMap(FORMAT)
  for (let frame = 0; frame < 5_000; frame++) map.wrote(frame * 2)
  expect(map.tickOf(4_999)).toBe(9_998)
  expect(map.tickOf(4_900)).toBe(9_800)
})
