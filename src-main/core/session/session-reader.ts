/** In: a data folder's database, only for reading. Out: its sessions and, one by one, the events of any of them. */
import type { Database } from 'better-sqlite3'
import type { SessionSummary } from '../../contract/commands.ts'
import { StudioError } from '../../contract/errors.ts'
import type { StudioEvent, StudioEventType } from '../../contract/events.ts'
import type { ResumableSession, SessionKind } from '../../contract/state.ts'
import type { ReadStore } from '../store/open-store.ts'

/** A session as stored. Times are epoch ms; `endedAtMs` is null while it runs and after a crash. */
export interface StoredSession {
  readonly id: string
  readonly kind: SessionKind
  readonly title: string
  readonly startedAtMs: number
  readonly endedAtMs: number | null
}

export interface SessionReader {
  /** Newest first. */
  listSessions(): SessionSummary[]
  /** Those without an end: the running one, or what a crash left. Newest first. */
  openSessions(): ResumableSession[]
  /** Streams: one event in memory at a time. @throws StudioError `session.unknown`. */
  readSession(id: string): { readonly session: StoredSession; readonly events: IterableIterator<StudioEvent> }
  /** Only the events of these types, in order: cheap in a session of many comments. */
  readEvents(id: string, types: readonly StudioEventType[]): StudioEvent[]
}

const COLUMNS = 'id, kind, title, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs'
const LAST_EVENT = 'SELECT at_ms FROM events WHERE session_no = no ORDER BY seq DESC LIMIT 1'
const NEWEST_FIRST = 'ORDER BY started_at_ms DESC, no DESC'

export function createSessionReader({ readonlyDb: db, dataDir }: ReadStore): SessionReader {
  const all = db.prepare<[], StoredSession>(`SELECT ${COLUMNS} FROM sessions ${NEWEST_FIRST}`)
  const one = db.prepare<[string], StoredSession & { no: number }>(`SELECT no, ${COLUMNS} FROM sessions WHERE id = ?`)
  const open = db.prepare<[], ResumableSession>(`
    SELECT id, title, started_at_ms AS startedAtMs, coalesce((${LAST_EVENT}), started_at_ms) AS lastEventAtMs
    FROM sessions WHERE ended_at_ms IS NULL ${NEWEST_FIRST}
  `)

  const chosen = db
    .prepare<[string, string], string>(`
      SELECT body FROM events
      WHERE session_no = (SELECT no FROM sessions WHERE id = ?) AND type IN (SELECT value FROM json_each(?))
      ORDER BY seq
    `)
    .pluck()

  return {
    readEvents: (id, types) => chosen.all(id, JSON.stringify(types)).map((body) => JSON.parse(body) as StudioEvent),
    listSessions: () => all.all().map(toSummary),
    openSessions: () => open.all(),
    readSession(id) {
      const row = one.get(id)
      if (!row) throw new StudioError('session.unknown', { id, dataDir })
      const { no, ...session } = row
      return { session, events: eventsOf(db, no) }
    },
  }
}

function toSummary({ id, kind, title, startedAtMs, endedAtMs }: StoredSession): SessionSummary {
  const endedAt = endedAtMs === null ? null : new Date(endedAtMs).toISOString()
  const state = endedAt === null ? 'open' : 'closed'
  return { id, kind, title, startedAt: new Date(startedAtMs).toISOString(), endedAt, state }
}

/** A statement of its own, so that two reports can be read at once. */
function* eventsOf(db: Database, sessionNo: number): IterableIterator<StudioEvent> {
  const bodies = db.prepare<[number], string>('SELECT body FROM events WHERE session_no = ? ORDER BY seq').pluck()
  for (const body of bodies.iterate(sessionNo)) yield JSON.parse(body) as StudioEvent
}
