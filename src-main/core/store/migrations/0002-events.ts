/**
 * The append-only journal: every event as JSON, in the order it happened (`seq`).
 * `key` is the duplicate key of an ingest event, unique within its session; null where an event has none.
 */
export const events = `
  CREATE TABLE events (
    seq        INTEGER PRIMARY KEY,
    session_no INTEGER NOT NULL REFERENCES sessions (no),
    at_ms      REAL NOT NULL,
    type       TEXT NOT NULL,
    key        TEXT,
    body       TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_of_session ON events (session_no);
  CREATE UNIQUE INDEX events_by_key ON events (session_no, key) WHERE key IS NOT NULL;
`
