import { expect, onTestFinished, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const phase = (atMs: number): StudioEvent => ({ type: 'phase.started', atMs, phaseId: 'explain' })

function threeSessions() {
  const dataDir = tempDir()
  const store = openStore(dataDir)
  const reading = openReadStore(dataDir)
  onTestFinished(() => {
    reading.close()
    store.close()
  })
  const clock = manualClock()
  const journal = createSessionJournal({ store, clock, onWriteFailed: (error) => expect.fail(error.message) })
  journal.open({ id: 'first', kind: 'watch', title: '', startedAtMs: 1000 })
  journal.append(phase(1500), null)
  journal.close('first', 2000)
  journal.open({ id: 'crashed', kind: 'broadcast', title: 'Night', startedAtMs: 3000 })
  for (const atMs of [3100, 3200.5]) journal.append(phase(atMs), null)
  journal.open({ id: 'empty', kind: 'rehearsal', title: 'Dry', startedAtMs: 5000 })
  journal.end()
  return { reader: createSessionReader(reading), dataDir }
}

test('lists every session, newest first, open or closed', () => {
  const { reader } = threeSessions()
  const at = (ms: number) => new Date(ms).toISOString()
  expect(reader.listSessions()).toEqual([
    { id: 'empty', kind: 'rehearsal', title: 'Dry', startedAt: at(5000), endedAt: null, state: 'open' },
    { id: 'crashed', kind: 'broadcast', title: 'Night', startedAt: at(3000), endedAt: null, state: 'open' },
    { id: 'first', kind: 'watch', title: '', startedAt: at(1000), endedAt: at(2000), state: 'closed' },
  ])
})

test('offers the sessions without an end, with the time of their last event', () => {
  expect(threeSessions().reader.openSessions()).toEqual([
    { id: 'empty', title: 'Dry', startedAtMs: 5000, lastEventAtMs: 5000 },
    { id: 'crashed', title: 'Night', startedAtMs: 3000, lastEventAtMs: 3200.5 },
  ])
})

test('streams one session, also twice at once and when the reading stops half way', () => {
  const { reader } = threeSessions()
  const { session, events } = reader.readSession('crashed')
  expect(session).toEqual({ id: 'crashed', kind: 'broadcast', title: 'Night', startedAtMs: 3000, endedAtMs: null })
  expect(events.next().value).toEqual(phase(3100))
  expect([...reader.readSession('crashed').events]).toHaveLength(2)
  expect(reader.listSessions()).toHaveLength(3)
  for (const event of events) expect(event).toEqual(phase(3200.5))
  for (const _ of reader.readSession('crashed').events) break
  expect([...reader.readSession('first').events]).toEqual([phase(1500)])
})

test('an unknown session is named with the folder', () => {
  const { reader, dataDir } = threeSessions()
  expect(() => reader.readSession('nope')).toThrow(
    expect.objectContaining({ code: 'session.unknown', details: { id: 'nope', dataDir } }),
  )
})
