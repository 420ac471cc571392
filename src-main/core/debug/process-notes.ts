import type { DebugProcess } from '../../contract/debug-report.ts'
import type { Clock } from '../ports.ts'
import type { ChildNote } from '../process/child-notes.ts'

/**
 * In: notes of children, from this thread and the media worker. Out: the processes of this start, oldest first.
 * Bounded: beyond `maxProcesses` the oldest that has ended goes; what runs stays. Stamps them when it hears of them.
 */
export interface ProcessNotes {
  take(note: ChildNote): void
  /** The media worker is gone, and nobody will tell of their end. */
  allLost(): void
  processes(): readonly DebugProcess[]
  /** Of those that run now. */
  pids(): readonly number[]
}

const MAX_PROCESSES = 300

export function createProcessNotes(clock: Clock, maxProcesses = MAX_PROCESSES): ProcessNotes {
  const kept = new Map<string, DebugProcess>()
  const nowIso = () => new Date(clock.nowMs()).toISOString()

  function change(id: string, changes: (process: DebugProcess) => Partial<DebugProcess>): void {
    const process = kept.get(id)
    if (process) kept.set(id, { ...process, ...changes(process) })
  }

  function makeRoom(): void {
    if (kept.size < maxProcesses) return
    const [oldest] = [...kept].find(([, { endedAt }]) => endedAt !== null) ?? []
    if (oldest !== undefined) kept.delete(oldest)
  }

  function take(note: ChildNote): void {
    if (note.kind === 'started') {
      makeRoom()
      const { id, kind: _kind, ...process } = note
      kept.set(id, { ...process, startedAt: nowIso(), endedAt: null, exit: null, lines: [] })
    } else if (note.kind === 'wrote') change(note.id, ({ lines }) => ({ lines: [...lines, note.line] }))
    else change(note.id, () => ({ endedAt: nowIso(), exit: note.exit, lines: note.lines }))
  }

  return {
    take,
    allLost() {
      for (const [id, { endedAt, lines }] of kept) {
        if (endedAt === null) take({ kind: 'ended', id, exit: 'its end was not seen: the media engine stopped', lines })
      }
    },
    processes: () => [...kept.values()],
    pids: () => [...kept.values()].flatMap(({ pid, endedAt }) => (pid !== null && endedAt === null ? [pid] : [])),
  }
}
