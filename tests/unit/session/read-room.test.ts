import { expect, onTestFinished, test } from 'vitest'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { readRoom } from '../../../src-main/core/session/read-room.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

const comment = (id: string, atMs: number): StudioEvent => ({
  type: 'comment.received',
  atMs,
  comment: {
    id,
    platform: 'youtube',
    viewer: { id: 'v', name: 'V' },
    text: `text of ${id}`,
    atMs,
    receivedAtMs: atMs,
    lang: 'en',
  },
})

test('a room that is read again is as it was shown: edited, in order, without deleted texts, which the journal keeps', () => {
  const dataDir = tempDir()
  const store = openStore(dataDir)
  const reading = openReadStore(dataDir)
  onTestFinished(() => {
    reading.close()
    store.close()
  })
  const clock = manualClock()
  const journal = createSessionJournal({ store, clock, onWriteFailed: (error) => expect.fail(error.message) })
  journal.open({ id: 's', kind: 'watch', title: '', startedAtMs: 0 })
  const platform = 'youtube'
  const events: StudioEvent[] = [
    comment('b', 2_000),
    comment('a', 1_000),
    { type: 'comment.edited', atMs: 3_000, platform, commentId: 'a', text: 'edited' },
    { type: 'comment.deleted', atMs: 4_000, platform, commentId: 'b' },
    { type: 'connector.heard', atMs: 4_000, connectorId: 'c' },
  ]
  for (const event of events) journal.append(event, null)
  journal.end()

  const reader = createSessionReader(reading)
  const { comments, received } = readRoom(reader, 's')
  expect(comments.map(({ text, deleted = false }) => [text, deleted])).toEqual([
    ['edited', false],
    ['', true],
  ])
  expect(received).toBe(2)
  const stored = [...reader.readSession('s').events]
  expect(JSON.stringify(stored)).toContain('text of b')
  expect(stored.map(({ type }) => type)).not.toContain('connector.heard')
})
