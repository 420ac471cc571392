/**
 * In: every event of a session, as it happens. Out: the same events on disk, in order, within 100 ms.
 * A disk that refuses costs nothing but memory: what can't be written is kept and tried again.
 * Never throws for trouble with the disk, never writes an event with the same key twice.
 */
import { StudioError } from '../../contract/errors.ts'
import { isJournalled, type StudioEvent } from '../../contract/events.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/open-store.ts'
import type { NewSession } from '../store/sessions-table.ts'
import { createPendingWrites } from './pending-writes.ts'

/** With what the timer and the commit take, a killed core loses well under 250 ms. */
const FLUSH_AFTER_MS = 80
const RETRY_AFTER_MS = 500
/** A burst is written as soon as it is this long, so that one commit stays short. */
const FLUSH_AT_WRITES = 2000

export interface SessionJournalDeps {
  readonly store: Store
  readonly clock: Clock
  /** Called once per outage, with `journal.write-failed`. */
  readonly onWriteFailed: (error: StudioError) => void
  /** Called once when an outage is over and everything kept is written. */
  readonly onWriteRecovered?: () => void
}

export interface SessionJournal {
  /** Starts a session; events belong to it from now on. */
  open(session: NewSession): void
  /** Goes on in a session that was left open. @throws StudioError `session.unknown`. */
  resume(sessionId: string): void
  /**
   * Keeps an event; `key` is its duplicate key. One that names its session belongs to it, even after its end. What is not
   * journalled, or in no session, is left out.
   */
  append(event: StudioEvent, key: string | null): void
  /** True when the session has an event of this key, on disk or about to be. */
  hasKey(sessionId: string, key: string): boolean
  /** Ends a session (the current one or one a crash left open). */
  close(sessionId: string, endedAtMs: number): void
  /** Writes what waits, now. False when the disk refused: it is kept and tried again. */
  flush(): boolean
  /** Writes what waits and stops; the store stays open. */
  end(): void
}

export function createSessionJournal({
  store,
  clock,
  onWriteFailed,
  onWriteRecovered,
}: SessionJournalDeps): SessionJournal {
  const pending = createPendingWrites(store)
  let currentId: string | null = null
  let failing = false
  let cancelTimer: (() => void) | null = null

  const flush = (): boolean => {
    cancelTimer?.()
    cancelTimer = null
    const error = pending.write()
    if (error && !failing) onWriteFailed(error)
    if (!error && failing) onWriteRecovered?.()
    failing = error !== null
    if (failing) flushIn(RETRY_AFTER_MS)
    return !failing
  }
  const flushIn = (ms: number): void => {
    cancelTimer ??= clock.after(ms, () => {
      cancelTimer = null
      flush()
    })
  }

  return {
    open(session) {
      currentId = session.id
      pending.addSession(session)
      flush()
    },
    resume(sessionId) {
      if (!pending.hasSession(sessionId)) {
        throw new StudioError('session.unknown', { id: sessionId, dataDir: store.dataDir })
      }
      currentId = sessionId
    },
    append(event, key) {
      const sessionId = 'sessionId' in event ? event.sessionId : currentId
      if (sessionId === null || !isJournalled(event.type)) return
      const atMs = Number.isFinite(event.atMs) ? event.atMs : clock.nowMs()
      pending.addEvent({ sessionId, atMs, type: event.type, key, body: JSON.stringify(event) })
      if (pending.length >= FLUSH_AT_WRITES && !failing) flush()
      else flushIn(FLUSH_AFTER_MS)
    },
    hasKey: pending.hasKey,
    close(sessionId, endedAtMs) {
      if (currentId === sessionId) currentId = null
      pending.endSession(sessionId, endedAtMs)
      flush()
    },
    flush,
    end() {
      flush()
      cancelTimer?.()
      cancelTimer = null
    },
  }
}
