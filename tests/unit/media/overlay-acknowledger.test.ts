import { expect, test } from 'vitest'
import type { ProgrammeTag } from '../../../src-main/core/fanout/programme-tag.ts'
import { createOverlayAcknowledger } from '../../../src-main/core/overlay/overlay-acknowledger.ts'

const picture = (tick: number): ProgrammeTag => ({
  kind: 'video',
  timestampMs: tick * 33,
  body: Buffer.alloc(0),
  isHeader: false,
  isKey: false,
  tick,
})
const sound: ProgrammeTag = {
  kind: 'audio',
  timestampMs: 9_999,
  body: Buffer.alloc(0),
  isHeader: false,
  isKey: false,
  tick: null,
}

function start() {
  const acknowledged: [generation: number, tick: number][] = []
  return { acknowledged, overlay: createOverlayAcknowledger((...what) => acknowledged.push(what)) }
}

test('an overlay is not said to be on air before an encoded picture carried it', () => {
  const { acknowledged, overlay } = start()
  overlay.expect(1, 100)
  overlay.observe(picture(98))
  overlay.observe(sound)
  overlay.observe(picture(99))
  expect(acknowledged).toEqual([])
  overlay.observe(picture(100))
  overlay.observe(picture(101))
  expect(acknowledged).toEqual([[1, 100]])
})

test('an encoder that lags: each region is acknowledged in its turn, one whose tick was skipped by the next picture', () => {
  const { acknowledged, overlay } = start()
  overlay.expect(1, 100)
  overlay.expect(2, 130)
  overlay.observe(picture(99))
  overlay.observe(picture(101))
  expect(acknowledged).toEqual([[1, 100]])
  overlay.observe(picture(131))
  expect(acknowledged).toEqual([
    [1, 100],
    [2, 130],
  ])
})
