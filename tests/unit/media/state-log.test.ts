import { expect, test } from 'vitest'
import { applyEvent } from '../../../src-main/contract/apply-event.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { INITIAL_STATE } from '../../../src-main/contract/state.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { manualClock } from '../../support/manual-clock.ts'

const notice = { error: { code: 'promo.none', details: {} } } as const

test('every event has the next number and the time it happened; the state is what the events say', () => {
  const clock = manualClock()
  const log = createStateLog(clock)
  const seen: [number, StudioEvent, string | null][] = []
  log.onEvent((...heard) => seen.push(heard))
  const startMs = clock.nowMs()
  log.emit('ingest.opened', { ingestUrl: 'http://127.0.0.1:1/ingest' })
  clock.advanceMs(5)
  log.emit('notice.raised', notice, 'a key')

  expect(seen).toEqual([
    [1, { type: 'ingest.opened', atMs: startMs, ingestUrl: 'http://127.0.0.1:1/ingest' }, null],
    [2, { type: 'notice.raised', atMs: startMs + 5, ...notice }, 'a key'],
  ])
  expect(log.seq).toBe(2)
  expect(log.state).toEqual(seen.map(([, event]) => event).reduce(applyEvent, INITIAL_STATE))
})

test('a listener sees the state after its event', () => {
  const log = createStateLog(manualClock())
  let seen: string | null = null
  log.onEvent(() => {
    seen = log.state.ingestUrl
  })
  log.emit('ingest.opened', { ingestUrl: 'here' })
  expect(seen).toBe('here')
})

test('who left hears nothing more', () => {
  const log = createStateLog(manualClock())
  let heard = 0
  const leave = log.onEvent(() => {
    heard += 1
  })
  log.emit('notice.raised', notice)
  leave()
  log.emit('notice.raised', notice)
  expect(heard).toBe(1)
  expect(log.seq).toBe(2)
})
