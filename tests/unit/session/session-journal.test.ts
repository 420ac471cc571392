import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { StudioError } from '../../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const event = (n: number, padding = ''): StudioEvent => ({
  type: 'comment.received',
  atMs: n,
  comment: {
    id: String(n),
    platform: 'tiktok',
    viewer: { id: 'v', name: 'V' },
    text: `${n} 好看 ${padding}`,
    atMs: n,
    receivedAtMs: n,
    lang: 'zh',
  },
})

function startJournal(dataDir = tempDir()) {
  const store = openStore(dataDir)
  const reading = openReadStore(dataDir)
  const clock = manualClock()
  const failures: StudioError[] = []
  const journal = createSessionJournal({ store, clock, onWriteFailed: (error) => failures.push(error) })
  const reader = createSessionReader(reading)
  onTestFinished(() => {
    journal.end()
    reading.close()
    store.close()
  })
  return { store, clock, failures, journal, reader, stored: (id: string) => [...reader.readSession(id).events] }
}

const show = { id: 's1', kind: 'broadcast', title: 'Crystal night', startedAtMs: 1000 } as const

test('keeps every event in order, on disk within 100 ms', () => {
  const { journal, clock, stored } = startJournal()
  journal.open(show)
  for (const n of [1, 2, 3]) journal.append(event(n), null)
  expect(stored('s1')).toEqual([])
  clock.advanceMs(100)
  expect(stored('s1')).toEqual([event(1), event(2), event(3)])
  expect(clock.waiting).toBe(0)
})

test('an event that names its session belongs to it, even after its end', () => {
  const { journal, reader, stored } = startJournal()
  const finished: StudioEvent = {
    type: 'recording.finished',
    atMs: 5,
    sessionId: 's1',
    path: '/r.mp4',
    bytes: 1,
    durationMs: 2,
  }
  journal.open(show)
  journal.append(event(1), null)
  journal.close('s1', 2000)
  journal.open({ ...show, id: 's2' })
  journal.append(finished, null)
  journal.append(event(6), null)
  journal.flush()
  expect(stored('s1')).toEqual([event(1), finished])
  expect(stored('s2')).toEqual([event(6)])
  expect(reader.readEvents('s1', ['recording.finished', 'mark.added'])).toEqual([finished])
})

test('leaves out progress meters and what happens outside a session', () => {
  const { journal, stored } = startJournal()
  journal.append(event(1), null)
  journal.open(show)
  journal.append({ type: 'recording.progressed', atMs: 2, bytes: 1, freeBytes: null, secondsToFull: null }, null)
  journal.append(event(3), null)
  journal.close('s1', 4)
  journal.append(event(5), null)
  journal.flush()
  expect(stored('s1')).toEqual([event(3)])
})

test('stores an event of the same key once, whether it still waits or is on disk', () => {
  const { journal, stored } = startJournal()
  journal.open(show)
  journal.append(event(1), 'a')
  expect(journal.hasKey('s1', 'a')).toBe(true)
  journal.append(event(2), 'a')
  journal.flush()
  expect(journal.hasKey('s1', 'a')).toBe(true)
  journal.append(event(3), 'a')
  journal.flush()
  expect(journal.hasKey('s1', 'b')).toBe(false)
  expect(journal.hasKey('s2', 'a')).toBe(false)
  expect(stored('s1')).toEqual([event(1)])
})

test('any mixture of repeats and flushes stores each key exactly once and every event without one', () => {
  const random = seeded(42)
  const { journal, stored } = startJournal()
  journal.open(show)
  const firstOf = new Map<string, number>()
  let keyless = 0
  for (let n = 0; n < 3000; n += 1) {
    const key = random() < 0.1 ? null : `k${Math.floor(random() * 700)}`
    if (key === null) keyless += 1
    else {
      expect(journal.hasKey('s1', key)).toBe(firstOf.has(key))
      if (!firstOf.has(key)) firstOf.set(key, n)
    }
    journal.append(event(n), key)
    if (random() < 0.02) journal.flush()
  }
  journal.flush()
  const kept = stored('s1').map(({ atMs }) => atMs)
  expect(kept).toHaveLength(firstOf.size + keyless)
  expect(kept).toEqual(expect.arrayContaining([...firstOf.values()]))
  expect(kept).toEqual([...kept].sort((a, b) => a - b))
})

test('the same key in two sessions is two events', () => {
  const { journal, stored } = startJournal()
  for (const id of ['s1', 's2']) {
    journal.open({ ...show, id })
    journal.append(event(1), 'a')
    journal.close(id, 5)
  }
  expect([stored('s1').length, stored('s2').length]).toEqual([1, 1])
})

test('a full disk loses nothing: one notice per outage, order and keys kept, written when there is room', () => {
  const { journal, clock, store, failures, stored } = startJournal()
  journal.open(show)
  const fill = (from: number, to: number) => {
    for (let n = from; n < to; n += 1) journal.append(event(n, 'x'.repeat(500)), `k${n}`)
  }
  const pages = store.db.pragma('page_count', { simple: true }) as number
  store.db.pragma(`max_page_count = ${pages + 2}`)
  fill(0, 5000)
  clock.advanceMs(3000)
  expect(failures.map(({ code, details }) => [code, details.reason])).toEqual([
    ['journal.write-failed', 'database or disk is full'],
  ])
  expect(journal.hasKey('s1', 'k4999')).toBe(true)
  expect(journal.flush()).toBe(false)

  store.db.pragma('max_page_count = 1000000')
  clock.advanceMs(600)
  fill(5000, 5010)
  journal.append(event(99_999), 'k3')
  expect(journal.flush()).toBe(true)
  expect(stored('s1').map(({ atMs }) => atMs)).toEqual(Array.from({ length: 5010 }, (_, n) => n))

  store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`)
  fill(6000, 7000)
  clock.advanceMs(3000)
  expect(failures).toHaveLength(2)
  store.db.pragma('max_page_count = 1000000')
})

test('a session opened while the disk is full is there once it is not', () => {
  const { journal, clock, store, reader } = startJournal()
  store.db.exec('CREATE TABLE filler (x)')
  store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`)
  const insert = store.db.prepare('INSERT INTO filler VALUES (?)')
  expect(() => {
    for (;;) insert.run('x'.repeat(100))
  }).toThrow(/full/)
  const title = 'long '.repeat(2000)
  journal.open({ ...show, title })
  journal.append(event(1), null)
  journal.resume('s1')
  expect(reader.listSessions()).toHaveLength(0)
  store.db.pragma('max_page_count = 1000000')
  clock.advanceMs(600)
  expect([...reader.readSession('s1').events]).toEqual([event(1)])
})

test('takes 10 000 events a second and more', () => {
  const { journal, stored } = startJournal()
  journal.open(show)
  const takenMs = cpuMs(() => {
    for (let n = 0; n < 20_000; n += 1) {
      const key = `comment-tiktok-${n}`
      if (!journal.hasKey('s1', key)) journal.append(event(n), key)
    }
    journal.flush()
  })
  expect(takenMs).toBeLessThan(2000)
  expect(stored('s1')).toHaveLength(20_000)
})

test('killed while it writes: at most 250 ms of events are lost, and the session is offered', async () => {
  const dataDir = tempDir()
  const script = join(import.meta.dirname, 'append-until-killed.ts')
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    child.kill('SIGKILL')
  })
  await once(child, 'close')

  const lastAppendedAtMs = Number(said.trim().split('\n').at(-1))
  const reading = openReadStore(dataDir)
  const reader = createSessionReader(reading)
  const [session] = reader.openSessions()
  expect(session?.id).toBe('killed')
  expect(lastAppendedAtMs - (session?.lastEventAtMs ?? 0)).toBeLessThanOrEqual(250)
  const times = [...reader.readSession('killed').events].map(({ atMs }) => atMs)
  expect(times.length).toBeGreaterThan(200)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  reading.close()

  const store = openStore(dataDir)
  const journal = createSessionJournal({
    store,
    clock: manualClock(),
    onWriteFailed: (error) => expect.fail(error.message),
  })
  journal.resume('killed')
  journal.append(event(1), 'after')
  journal.close('killed', Date.now())
  journal.end()
  store.close()
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
