import type { Database } from 'better-sqlite3'
import { MIGRATIONS } from './migrations/migrations.ts'

/** How many migrations the database has seen. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * Why this program cannot use a database of schema `version`, or null when it can.
 * A writer brings an older one up to date, a reader can't.
 */
export function versionMismatch(version: number, access: 'read' | 'write'): string | null {
  if (version > MIGRATIONS.length) return 'it was written by a newer Cadence'
  if (version < MIGRATIONS.length && access === 'read')
    return 'it was written by an older Cadence: start this one on it once'
  return null
}

/** Runs what is missing, each step in a transaction of its own. */
export function migrate(db: Database): void {
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < schemaVersion(db)) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    }).immediate()
  }
}
