import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRepeats } from '../../../src-main/core/comments/deduplicate.ts'
import { createIntake } from '../../../src-main/core/comments/intake.ts'
import { createDestinations } from '../../../src-main/core/destinations/destination-commands.ts'
import { defaultRunPath, loadRunOfShow } from '../../../src-main/core/rhythm/load-run-of-show.ts'
import { createRhythm } from '../../../src-main/core/rhythm/rhythm.ts'
import { readRoom } from '../../../src-main/core/session/read-room.ts'
import { createSessionCommands, offerLeftSessions } from '../../../src-main/core/session/session-commands.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { createShowControl } from '../../../src-main/core/session/show-control.ts'
import { createStateLog } from '../../../src-main/core/state-log.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { recordingMedia } from './recording-media.ts'

const FRAMES = { expected: 300, programme: 299, dropped: 1, slate: 0 }
const broadcast = { kind: 'broadcast', title: 'Crystal night', durationTicks: null, speed: 1 } as const

function start(dataDir = tempDir(), clock = manualClock()) {
  const store = openStore(dataDir)
  const reading = openReadStore(dataDir)
  const reader = createSessionReader(reading)
  const log = createStateLog(clock)
  const journal = createSessionJournal({ store, clock, onWriteFailed: (error) => expect.fail(error.message) })
  const { media, sent, sentOf } = recordingMedia()
  log.onEvent((_seq, event, key) => journal.append(event, key))
  const rhythm = createRhythm({ run: loadRunOfShow(defaultRunPath('assets')), clock, emit: log.emit })
  let promosCleared = 0
  const closed: string[] = []
  const clearPromo = () => {
    promosCleared += 1
  }
  const show = createShowControl({
    clock,
    log,
    journal,
    media,
    rhythm,
    dataDir,
    clearPromo,
    readRoom: (id) => readRoom(reader, id),
  })
  const destinations = createDestinations(log, media, async () => new Set())
  const commands = createSessionCommands({
    clock,
    log,
    journal,
    reader,
    show,
    dataDir,
    onClosed: (id) => closed.push(id),
  })
  const { currentSession } = show
  const repeats = createRepeats()
  const ingest = createIntake({ clock, emit: log.emit, currentSession, hasKey: journal.hasKey, repeats })

  const close = () => {
    rhythm.stop()
    journal.end()
    reading.close()
    store.close()
  }
  onTestFinished(() => {
    if (store.db.open) close()
  })
  const stored = (id: string) => {
    journal.flush()
    return [...reader.readSession(id).events].map(({ type }) => type)
  }
  return {
    dataDir,
    clock,
    log,
    journal,
    reader,
    show,
    commands,
    destinations,
    ingest,
    sent,
    sentOf,
    stored,
    close,
    cleared: () => promosCleared,
    closed,
  }
}

test('a show from its start to its end: each state in its order, and the frames in the journal', () => {
  const { clock, log, show, reader, sentOf, stored, dataDir, cleared } = start()
  const kinds: string[] = []
  log.onEvent((_seq, event) => event.type === 'show.changed' && kinds.push(event.show.kind))
  const { sessionId } = show.goLive(broadcast)
  expect(sentOf('startShow')).toEqual([
    { kind: 'startShow', recordingDir: join(dataDir, 'sessions', sessionId), durationTicks: null },
  ])
  show.onStarted(clock.nowMs() + 40)
  expect(log.state.show).toMatchObject({
    kind: 'live',
    sessionId,
    clock: { startedAtMs: clock.nowMs() + 40, speed: 1 },
  })
  clock.advanceMs(10_000)
  expect(log.state.run.currentPhaseId).not.toBeNull()
  expect(show.stop()).toEqual({ sessionId })
  expect(sentOf('stopShow')).toHaveLength(1)
  show.onEnding()
  expect(cleared()).toBe(1)
  show.onEnded(FRAMES)

  expect(kinds).toEqual(['starting', 'live', 'ending', 'off'])
  expect(log.state.show).toEqual({ kind: 'off', lastSessionId: sessionId })
  expect(reader.listSessions()).toMatchObject([
    { id: sessionId, kind: 'broadcast', state: 'closed', title: 'Crystal night' },
  ])
  const { events } = reader.readSession(sessionId)
  expect([...events].find(({ type }) => type === 'session.closed')).toMatchObject({ frames: FRAMES })
  expect(stored(sessionId)[0]).toBe('session.opened')
  expect(stored(sessionId).at(-1)).toBe('show.changed')
})

test('the journal of a show begins with its setting: where it goes, without a key', () => {
  const { show, destinations, reader, journal, stored } = start()
  destinations.commands['destination.add']({ name: 'TikTok', url: 'rtmp://h/app/s3cret', platform: 'tiktok' })
  const { sessionId } = show.goLive(broadcast)
  expect(stored(sessionId).slice(0, 5)).toEqual([
    'session.opened',
    'show.changed',
    'programme.changed',
    'encoder.changed',
    'destination.changed',
  ])
  journal.flush()
  expect(JSON.stringify([...reader.readSession(sessionId).events])).not.toContain('s3cret')
})

test('two shows at once are refused, the first goes on', () => {
  const { log, show, sentOf, reader } = start()
  const { sessionId } = show.goLive(broadcast)
  const before = log.state.show
  expect(() => show.goLive(broadcast)).toThrow(expect.objectContaining({ code: 'session.ambiguous' }))
  show.onStarted(0)
  expect(() => show.goLive(broadcast)).toThrow(expect.objectContaining({ code: 'session.ambiguous' }))
  show.onEnding()
  expect(() => show.goLive(broadcast)).toThrow(expect.objectContaining({ code: 'session.ambiguous' }))
  expect(before).toMatchObject({ sessionId })
  expect(sentOf('startShow')).toHaveLength(1)
  expect(reader.listSessions()).toHaveLength(1)
})

test('there is nothing to stop off air, and a show that ends is not stopped twice', () => {
  const { show, sentOf } = start()
  expect(() => show.stop()).toThrow(expect.objectContaining({ code: 'show.not-live' }))
  show.goLive(broadcast)
  show.stop()
  show.onEnding()
  expect(() => show.stop()).toThrow(expect.objectContaining({ code: 'show.not-live' }))
  expect(sentOf('stopShow')).toHaveLength(1)
})

test('a show that is stopped before its first picture ends without ever having been live', () => {
  const { log, show, stored } = start()
  const { sessionId } = show.goLive(broadcast)
  show.stop()
  show.onEnding()
  show.onStarted(5)
  show.onEnded({ expected: 0, programme: 0, dropped: 0, slate: 0 })
  expect(log.state.show.kind).toBe('off')
  expect(stored(sessionId)).toContain('session.closed')
})

test('reports that come late change nothing', () => {
  const { log, show, reader } = start()
  show.onStarted(1)
  show.onEnding()
  show.onEnded(FRAMES)
  expect(log.seq).toBe(0)
  expect(reader.listSessions()).toEqual([])
})

test('events without a show open a session that watches; the show that follows has its own', () => {
  const { log, show, ingest, reader, journal, stored } = start()
  ingest({ type: 'viewers', platform: 'tiktok', count: 3 })
  const watching = log.state.show
  expect(watching.kind).toBe('watching')
  ingest({ type: 'viewers', platform: 'tiktok', count: 4 })
  const { sessionId } = show.goLive(broadcast)
  journal.flush()
  expect(reader.listSessions().map(({ kind, state }) => [kind, state])).toEqual([
    ['broadcast', 'open'],
    ['watch', 'closed'],
  ])
  const watchId = watching.kind === 'watching' ? watching.sessionId : ''
  expect(stored(watchId).filter((type) => type === 'room.reported')).toHaveLength(2)
  ingest({ type: 'viewers', platform: 'tiktok', count: 5 })
  expect(stored(sessionId).filter((type) => type === 'room.reported')).toHaveLength(1)
})

test('a duplicate is known by the real journal, waiting or on disk', () => {
  const { ingest, journal } = start()
  const comment = { type: 'comment', platform: 'tiktok', id: '1', viewer: { id: 'v', name: 'V' }, text: 'hi' }
  expect(ingest([comment, comment])).toMatchObject({ accepted: 1, duplicates: 1 })
  journal.flush()
  expect(ingest(comment)).toMatchObject({ accepted: 0, duplicates: 1 })
})

test('a killed show is offered and resumed in the same session, show time going on from its first start', () => {
  const first = start()
  const { sessionId } = first.show.goLive(broadcast)
  const startedAtMs = first.clock.nowMs()
  first.show.onStarted(startedAtMs)
  first.clock.advanceMs(20_000)
  first.journal.flush()
  first.close()

  const { clock, log, journal, reader, show, commands, sentOf, stored } = start(first.dataDir, first.clock)
  offerLeftSessions({ log, journal, reader })
  expect(log.state.resumable).toMatchObject([{ id: sessionId, title: 'Crystal night', startedAtMs }])
  clock.advanceMs(30_000)
  commands['session.resume']({ sessionId })
  expect(log.state.resumable).toEqual([])
  expect(sentOf('startShow')).toMatchObject([{ recordingDir: join(first.dataDir, 'sessions', sessionId) }])
  show.onStarted(clock.nowMs())
  expect(log.state.show).toMatchObject({ kind: 'live', sessionId, clock: { startedAtMs, speed: 1 } })
  show.stop()
  show.onEnding()
  show.onEnded(FRAMES)
  expect(stored(sessionId)).toContain('session.resumed')
  expect(reader.listSessions()).toMatchObject([{ id: sessionId, state: 'closed' }])
})

test('a session that only watched when it was killed is closed by itself, not offered', () => {
  const first = start()
  first.ingest({ type: 'viewers', platform: 'tiktok', count: 3 })
  first.close()
  const { log, journal, reader } = start(first.dataDir, first.clock)
  offerLeftSessions({ log, journal, reader })
  expect(log.state.resumable).toEqual([])
  expect(reader.listSessions()).toMatchObject([{ kind: 'watch', state: 'closed' }])
})

test('a killed show may be closed instead, at its last event', () => {
  const first = start()
  const { sessionId } = first.show.goLive(broadcast)
  first.close()
  const lastEventAt = new Date(first.clock.nowMs()).toISOString()
  first.clock.advanceMs(3_600_000)
  const { log, journal, reader, commands, closed } = start(first.dataDir, first.clock)
  offerLeftSessions({ log, journal, reader })
  commands['session.close']({ sessionId })
  expect(closed).toEqual([sessionId])
  expect(reader.listSessions()).toMatchObject([{ id: sessionId, state: 'closed', endedAt: lastEventAt }])
  expect(log.state.resumable).toEqual([])
  for (const name of ['session.close', 'session.resume'] as const) {
    expect(() => commands[name]({ sessionId })).toThrow(expect.objectContaining({ code: 'session.unknown' }))
  }
})

test.each([3_600_000, -3_600_000])(
  'a clock that jumps by %i ms on air moves no phase, no cue and no show time',
  (byMs) => {
    const { clock, log, show } = start()
    show.goLive(broadcast)
    show.onStarted(clock.nowMs())
    clock.advanceMs(60_000)
    const fired = () => log.state.run.currentCue?.id
    const before = fired()
    clock.jumpWallMs(byMs)
    show.onClockJump(byMs)
    const { show: live } = log.state
    expect(live.kind === 'live' && clock.nowMs() - live.clock.startedAtMs).toBe(60_000)
    clock.advanceMs(1)
    expect(fired()).toBe(before)
    expect(log.state.run.currentPhaseId).toBe('warm-up')
    clock.advanceMs(5 * 60_000)
    expect(log.state.run.currentPhaseId).toBe('explain')
  },
)

test('a show that goes on after its clock was set back does not begin in the future', () => {
  const { clock, log, journal, show } = start()
  journal.open({ id: 's', kind: 'broadcast', title: '', startedAtMs: clock.nowMs() })
  show.resume({ id: 's', title: '', startedAtMs: clock.nowMs() + 3_600_000 })
  show.onStarted(clock.nowMs())
  const { show: live } = log.state
  expect(live.kind === 'live' && live.clock.startedAtMs).toBe(clock.nowMs())
})
