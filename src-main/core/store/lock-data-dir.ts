/**
 * In: a data folder. Out: the certainty that no other studio writes there, until the returned function is called.
 * A lock whose process is gone (or whose pid now belongs to another process) is taken over. Never ends a process.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../contract/errors.ts'
import { isSameProcess, processStartTime } from '../process/process-identity.ts'
import { makeDataDir } from './make-data-dir.ts'
import { reasonOf } from './reason-of.ts'

interface Owner {
  readonly pid: number
  readonly startTime: string
}

/** A lock file that holds no owner yet is being written; one that stays so was left by a crash. */
const WRITING_MS = 2000
const ATTEMPTS = 5

export const lockPath = (dataDir: string) => join(dataDir, 'studio.lock')

/**
 * Makes the folder where it is missing.
 * @throws StudioError `data.locked` while another studio lives on it, `data.unwritable` when no lock can be written.
 */
export function lockDataDir(dataDir: string): () => void {
  makeDataDir(dataDir)
  const path = lockPath(dataDir)
  const mine = JSON.stringify({ pid: process.pid, startTime: processStartTime(process.pid) ?? '' })
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(dataDir, path, mine)) return () => release(path, mine)
    const held = textOf(path)
    if (held === null) continue
    const pid = livingOwner(path, held)
    if (pid !== null) throw new StudioError('data.locked', { path: dataDir, pid })
    moveAway(path, held)
  }
  throw new StudioError('data.locked', { path: dataDir, pid: '?' })
}

function create(dataDir: string, path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new StudioError('data.unwritable', { path: dataDir, reason: reasonOf(error) }, { cause: error })
  }
}

/** The pid that holds the lock, `?` while it is being written, or null when nobody does any more. */
function livingOwner(path: string, held: string): string | null {
  const owner = parseOwner(held)
  if (owner) return isSameProcess(owner.pid, owner.startTime) ? String(owner.pid) : null
  const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return ageMs < WRITING_MS ? '?' : null
}

/** Removes the stale lock that was judged and puts back any other: two studios may take over at once. */
function moveAway(path: string, judged: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    const moved = textOf(aside)
    if (moved !== judged && moved !== null) writeFileSync(path, moved, { flag: 'wx', mode: 0o600 })
  } catch {
    // Somebody was faster: the next attempt judges what stands there now.
  }
  rmSync(aside, { force: true })
}

function release(path: string, mine: string): void {
  if (textOf(path) === mine) rmSync(path, { force: true })
}

function parseOwner(text: string): Owner | null {
  try {
    const { pid, startTime } = JSON.parse(text) as Partial<Owner>
    return typeof pid === 'number' && typeof startTime === 'string' ? { pid, startTime } : null
  } catch {
    return null
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
