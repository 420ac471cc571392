import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameProcess, processStartTime } from './process-identity.ts'

/**
 * In: every child this studio spawns. Out: at the next start, whatever a killed core left behind is ended.
 * Matched on pid and start time, never on a name, so that a stranger who got the same pid is safe.
 */
export interface ChildJournal {
  /**
   * Notes a living child, synchronously: a core killed right after still leaves the line.
   * Never throws: a full disk must not keep a connection from being made again.
   */
  record(pid: number, name: string): void
}

interface ChildRecord {
  readonly pid: number
  readonly startTime: string
  readonly name: string
}

const journalPath = (dataDir: string) => join(dataDir, 'children.jsonl')

export function createChildJournal(dataDir: string): ChildJournal {
  const path = journalPath(dataDir)
  return {
    record(pid, name) {
      const startTime = processStartTime(pid)
      if (startTime === null) return
      const line = `${JSON.stringify({ pid, startTime, name } satisfies ChildRecord)}\n`
      try {
        appendFileSync(path, line, { mode: 0o600 })
      } catch {
        // The child runs supervised all the same; only a killed core would leave it behind.
      }
    },
  }
}

/**
 * Ends every child that the last core left running (SIGKILL: a stopped child ignores less) and clears the journal.
 * Call it once, while holding the data folder's lock. Returns what was ended.
 */
export function endLeftChildren(dataDir: string): readonly ChildRecord[] {
  const left = readRecords(journalPath(dataDir)).filter(({ pid, startTime }) => isSameProcess(pid, startTime))
  for (const { pid } of left) endProcess(pid)
  writeFileSync(journalPath(dataDir), '', { mode: 0o600 })
  return left
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself just now.
  }
}

function readRecords(path: string): ChildRecord[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap(parseRecord)
}

/** A line cut short by a crash is no record. */
function parseRecord(line: string): ChildRecord[] {
  try {
    const record: ChildRecord = JSON.parse(line)
    return Number.isInteger(record.pid) && typeof record.startTime === 'string' ? [record] : []
  } catch {
    return []
  }
}
