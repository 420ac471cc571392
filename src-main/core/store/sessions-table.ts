import type { SessionKind } from '../../contract/state.ts'
import type { Store } from './open-store.ts'

export interface NewSession {
  readonly id: string
  readonly kind: SessionKind
  readonly title: string
  /** Epoch ms. */
  readonly startedAtMs: number
}

export interface SessionsTable {
  insert(session: NewSession): void
  end(id: string, endedAtMs: number): void
  has(id: string): boolean
}

export function createSessionsTable({ db }: Store): SessionsTable {
  const insert = db.prepare<[string, string, string, number]>(
    'INSERT INTO sessions (id, kind, title, started_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const end = db.prepare<[number, string]>('UPDATE sessions SET ended_at_ms = ? WHERE id = ?')
  const has = db.prepare<[string]>('SELECT 1 FROM sessions WHERE id = ?')
  return {
    insert: ({ id, kind, title, startedAtMs }) => void insert.run(id, kind, title, Math.round(startedAtMs)),
    end: (id, endedAtMs) => void end.run(Math.round(endedAtMs), id),
    has: (id) => has.get(id) !== undefined,
  }
}
