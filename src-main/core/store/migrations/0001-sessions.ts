/** One row per show. `no` is what events refer to; `id` is what everybody else knows. */
export const sessions = `
  CREATE TABLE sessions (
    no            INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    started_at_ms INTEGER NOT NULL,
    ended_at_ms   INTEGER
  ) STRICT;
`
