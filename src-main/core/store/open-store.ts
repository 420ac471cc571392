/**
 * In: a data folder. Out: its journal database, for writing (by the one studio that holds the folder's lock) or only for reading.
 * The two handles are different types, so that a reader can't be given to something that writes.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { StudioError } from '../../contract/errors.ts'
import { makeDataDir } from './make-data-dir.ts'
import { migrate, schemaVersion, versionMismatch } from './migrate.ts'
import { reasonOf } from './reason-of.ts'

/** Only readers can be in the way, and never for long. */
const BUSY_TIMEOUT_MS = 250

export interface Store {
  readonly dataDir: string
  readonly db: Database.Database
  close(): void
}

export interface ReadStore {
  readonly dataDir: string
  readonly readonlyDb: Database.Database
  close(): void
}

export const journalPath = (dataDir: string) => join(dataDir, 'journal.db')

/**
 * Opens the journal for writing, made where it is missing and brought up to date. Lock the folder first (lock-data-dir.ts).
 * @throws StudioError `data.unwritable`, `data.unreadable` (not our database).
 */
export function openStore(dataDir: string): Store {
  makeDataDir(dataDir)
  const db = openForWriting(dataDir)
  return { dataDir, db, close: () => void db.close() }
}

/**
 * Reads beside a running studio or without one; takes no lock, changes nothing.
 * @throws StudioError `data.unreadable`.
 */
export function openReadStore(dataDir: string): ReadStore {
  const readonlyDb = orUnreadable(dataDir, () => {
    if (!isDirectory(dataDir)) throw new Error('there is no such folder')
    if (!isFile(journalPath(dataDir))) throw new Error('it holds no journal.db')
    return opened(journalPath(dataDir), 'read')
  })
  return { dataDir, readonlyDb, close: () => void readonlyDb.close() }
}

function openForWriting(dataDir: string): Database.Database {
  const path = journalPath(dataDir)
  if (isFile(path)) orUnreadable(dataDir, () => opened(path, 'write')).close()
  try {
    const db = opened(path, 'write')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    migrate(db)
    return db
  } catch (error) {
    throw new StudioError('data.unwritable', { path: dataDir, reason: reasonOf(error) }, { cause: error })
  }
}

/** Opens and reads the schema version, which fails on a file that is no database. */
function opened(path: string, access: 'read' | 'write'): Database.Database {
  const db = new Database(path, { readonly: access === 'read', timeout: BUSY_TIMEOUT_MS })
  try {
    const mismatch = versionMismatch(schemaVersion(db), access)
    if (mismatch) throw new Error(mismatch)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function orUnreadable<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new StudioError('data.unreadable', { path, reason: reasonOf(error) }, { cause: error })
  }
}

const isDirectory = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
