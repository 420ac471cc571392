/**
 * What the journal has taken and the disk does not hold yet, in order. Memory is bounded by the outage: nothing here
 * once it is written, and duplicates are looked up among what waits and in the database's index.
 */
import { StudioError } from '../../contract/errors.ts'
import { createEventsTable, type EventRow } from '../store/events-table.ts'
import type { Store } from '../store/open-store.ts'
import { reasonOf } from '../store/reason-of.ts'
import { createSessionsTable, type NewSession } from '../store/sessions-table.ts'

/** Writes per transaction: after a long outage the backlog goes out in slices, each kept once committed. */
const WRITES_PER_COMMIT = 2000

interface PendingWrite {
  readonly key: string | null
  run(): void
}

export interface PendingWrites {
  readonly length: number
  addSession(session: NewSession): void
  addEvent(row: EventRow): void
  endSession(id: string, endedAtMs: number): void
  hasSession(id: string): boolean
  hasKey(sessionId: string, key: string): boolean
  /** Writes everything, or as much as the disk takes. The error is `journal.write-failed`, null when all is written. */
  write(): StudioError | null
}

export function createPendingWrites(store: Store): PendingWrites {
  const sessions = createSessionsTable(store)
  const events = createEventsTable(store)
  const newSessions = new Set<string>()
  const keys = new Set<string>()
  let writes: PendingWrite[] = []

  const commit = store.db.transaction((slice: readonly PendingWrite[]) => {
    for (const write of slice) write.run()
  })
  const writeSlice = (): void => {
    const slice = writes.slice(0, WRITES_PER_COMMIT)
    commit.immediate(slice)
    for (const { key } of slice) if (key !== null) keys.delete(key)
    writes = writes.slice(slice.length)
  }

  /** A disk that can't be read says no: the database itself still drops a second row of the same key. */
  const isStored = (sessionId: string, key: string): boolean => {
    try {
      return events.hasKey(sessionId, key)
    } catch {
      return false
    }
  }

  return {
    get length() {
      return writes.length
    },
    addSession(session) {
      newSessions.add(session.id)
      writes.push({ key: null, run: () => sessions.insert(session) })
    },
    addEvent(row) {
      const key = row.key === null ? null : pendingKey(row.sessionId, row.key)
      if (key !== null) keys.add(key)
      writes.push({ key, run: () => events.append(row) })
    },
    endSession: (id, endedAtMs) => void writes.push({ key: null, run: () => sessions.end(id, endedAtMs) }),
    hasSession: (id) => newSessions.has(id) || sessions.has(id),
    hasKey: (sessionId, key) => keys.has(pendingKey(sessionId, key)) || isStored(sessionId, key),
    write() {
      try {
        while (writes.length > 0) writeSlice()
        newSessions.clear()
        return null
      } catch (error) {
        return new StudioError('journal.write-failed', { reason: reasonOf(error) }, { cause: error })
      }
    },
  }
}

const pendingKey = (sessionId: string, key: string) => `${sessionId}\n${key}`
