import { expect, test } from 'vitest'
import { createBacklog } from '../../../src-main/core/encode/backlog.ts'
import { createFramePool } from '../../../src-main/core/programme/frame-pool.ts'
import { FORMAT } from '../media/tags.ts'

const pool = createFramePool(1)
const pending = (tick: number) => ({
  tick,
  picture: pool.take(),
  overlay: new Uint8Array(1),
  sound: Buffer.alloc(4),
  writtenAtMs: 0,
})

test('an outage is one gap: a backlog that was full takes ticks again when there is room for a while', () => {
  const backlog = createBacklog(FORMAT)
  for (let tick = 0; tick < 75; tick++) expect(backlog.add(pending(tick))).toBe(true)
  expect(backlog.add(pending(75))).toBe(false)
  backlog.returned(3)
  expect(backlog.add(pending(76))).toBe(false)
  backlog.returned(4)
  expect(backlog.add(pending(77))).toBe(true)
  expect(backlog.nextTick).toBe(78)
})
