import type { Store } from './open-store.ts'

export interface EventRow {
  readonly sessionId: string
  /** Epoch ms. */
  readonly atMs: number
  readonly type: string
  /** Duplicate key; a second row with it is dropped. */
  readonly key: string | null
  /** The event as JSON. */
  readonly body: string
}

export interface EventsTable {
  append(row: EventRow): void
  hasKey(sessionId: string, key: string): boolean
}

export function createEventsTable({ db }: Store): EventsTable {
  const append = db.prepare<[string, number, string, string | null, string]>(`
    INSERT INTO events (session_no, at_ms, type, key, body)
    VALUES ((SELECT no FROM sessions WHERE id = ?), ?, ?, ?, ?)
    ON CONFLICT (session_no, key) WHERE key IS NOT NULL DO NOTHING
  `)
  const hasKey = db.prepare<[string, string]>(
    'SELECT 1 FROM events WHERE session_no = (SELECT no FROM sessions WHERE id = ?) AND key = ?',
  )
  return {
    append: ({ sessionId, atMs, type, key, body }) => void append.run(sessionId, atMs, type, key, body),
    hasKey: (sessionId, key) => hasKey.get(sessionId, key) !== undefined,
  }
}
