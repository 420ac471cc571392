import { expect, test } from 'vitest'
import { createShowGate } from '../../../src-main/core/fanout/show-gate.ts'
import { FORMAT, headers, key, picture, sound } from './tags.ts'

test('opens at the first key frame after it is asked to, not before', async () => {
  const gate = createShowGate(FORMAT)
  gate.observe(key(0))
  gate.open()
  expect(gate.isOpen).toBe(false)
  gate.observe(picture(1))
  gate.observe(sound(45))
  expect(gate.isOpen).toBe(false)
  gate.observe(key(50))
  expect(await gate.opened).toBe(50)
  gate.observe(key(100))
  expect(await gate.opened).toBe(50)
})

test('headers pass a closed gate, media does not', () => {
  const gate = createShowGate(FORMAT)
  for (const header of headers()) expect(gate.admits(header)).toBe(true)
  for (const tag of [key(0), picture(1), sound(40)]) expect(gate.admits(tag)).toBe(false)
})

test('admits exactly the ticks of the show and their sound', () => {
  const gate = createShowGate(FORMAT)
  gate.open()
  gate.observe(key(50))
  gate.closeAt(100)
  expect([49, 50, 99, 100].map((tick) => gate.admits(picture(tick)))).toEqual([false, true, true, false])
  expect([1_999, 2_000, 3_999, 4_000].map((ms) => gate.admits(sound(ms)))).toEqual([false, true, true, false])
})

test('is closed when picture and sound of the encoded programme got to the end, whichever comes last', async () => {
  const gate = createShowGate(FORMAT)
  let closed = false
  void gate.closed.then(() => {
    closed = true
  })
  gate.open()
  gate.observe(key(0))
  gate.closeAt(10)
  gate.observe(picture(9))
  gate.observe(picture(11))
  gate.observe(sound(378))
  await Promise.resolve()
  expect(closed).toBe(false)
  gate.observe(sound(379))
  await gate.closed
})

test('a stop pulls a planned end forward', () => {
  const gate = createShowGate(FORMAT)
  gate.open()
  gate.observe(key(0))
  gate.closeAt(1_000)
  gate.closeAt(5)
  expect(gate.admits(picture(5))).toBe(false)
})

test('counts the encoded pictures of the show: what was skipped or died with an encoder is missing', () => {
  const gate = createShowGate(FORMAT)
  gate.observe(picture(49))
  gate.open()
  gate.observe(key(50))
  gate.observe(picture(51))
  gate.observe(sound(1_750))
  gate.closeAt(60)
  for (const tick of [55, 56, 59, 60, 61]) gate.observe(picture(tick))
  expect(gate.pictures).toBe(5)
})
