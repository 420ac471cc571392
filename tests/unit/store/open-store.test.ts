import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalPath, openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { tempDir } from '../../support/temp-dir.ts'

const tables = (dataDir: string) => {
  const { readonlyDb, close } = openReadStore(dataDir)
  const names = readonlyDb.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
  close()
  return names
}

test('creates a missing data folder, in WAL, and opens it again without changing it', () => {
  const dataDir = join(tempDir(), 'a', 'b')
  const store = openStore(dataDir)
  expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(store.db.pragma('synchronous', { simple: true })).toBe(1)
  store.close()

  openStore(dataDir).close()
  expect(readdirSync(dataDir)).toEqual(['journal.db'])
  expect(tables(dataDir)).toEqual(['events', 'sessions'])
})

test('a reader works beside the studio and cannot write', () => {
  const dataDir = tempDir()
  const store = openStore(dataDir)
  const reader = openReadStore(dataDir)
  const insert = 'INSERT INTO sessions (id, kind, title, started_at_ms) VALUES (1, 2, 3, 4)'
  expect(() => reader.readonlyDb.exec(insert)).toThrow(/readonly/)
  store.db.exec(insert)
  expect(reader.readonlyDb.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(1)
  reader.close()
  store.close()
})

test('a data folder that cannot be made is unwritable, with its path and the reason', () => {
  const file = join(tempDir(), 'file')
  writeFileSync(file, '')
  const path = join(file, 'data')
  expect(() => openStore(path)).toThrow(
    expect.objectContaining({ code: 'data.unwritable', details: { path, reason: 'not a directory' } }),
  )
})

test('a data folder of somebody else is unwritable', () => {
  const path = tempDir()
  chmodSync(path, 0o555)
  const module = new URL('../../../src-main/core/store/open-store.ts', import.meta.url).href
  const script = `const { openStore } = await import('${module}'); try { openStore('${path}') } catch (error) { console.log(JSON.stringify(error)) }`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], asOrdinaryUser())
  expect(JSON.parse(stdout.toString())).toMatchObject({
    code: 'data.unwritable',
    details: { path, reason: 'permission denied' },
  })
})

/** Root may write anywhere, so it becomes somebody else. */
const asOrdinaryUser = () => (process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {})

test('a database that cannot be created is unwritable', () => {
  const path = tempDir()
  mkdirSync(journalPath(path))
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'data.unwritable' }))
  expect(readdirSync(path)).toEqual(['journal.db'])
})

test('a file that is no database is left as it is', () => {
  const path = tempDir()
  writeFileSync(journalPath(path), 'my holiday notes, which are longer than a header of a hundred bytes'.repeat(4))
  const unreadable = expect.objectContaining({
    code: 'data.unreadable',
    details: { path, reason: 'file is not a database' },
  })
  expect(() => openStore(path)).toThrow(unreadable)
  expect(() => openReadStore(path)).toThrow(unreadable)
  expect(readdirSync(path)).toEqual(['journal.db'])
})

test('a folder without a journal is unreadable and stays empty', () => {
  const path = tempDir()
  expect(() => openReadStore(path)).toThrow(
    expect.objectContaining({ code: 'data.unreadable', details: { path, reason: 'it holds no journal.db' } }),
  )
  expect(() => openReadStore(join(path, 'none'))).toThrow(expect.objectContaining({ code: 'data.unreadable' }))
  expect(existsSync(join(path, 'none'))).toBe(false)
  expect(readdirSync(path)).toEqual([])
})

test('a database of a newer version is refused by both, and not changed', () => {
  const dataDir = tempDir()
  const store = openStore(dataDir)
  store.db.pragma('user_version = 99')
  store.close()
  const newer = expect.objectContaining({
    code: 'data.unreadable',
    details: { path: dataDir, reason: 'it was written by a newer Cadence' },
  })
  expect(() => openStore(dataDir)).toThrow(newer)
  expect(() => openReadStore(dataDir)).toThrow(newer)
})
