import type { DebugReport } from '../../contract/debug-report.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { Clock } from '../ports.ts'
import { type ChildNote, onChildNote } from '../process/child-notes.ts'
import type { StateLog } from '../state-log.ts'
import { createProcessNotes } from './process-notes.ts'
import { createTransitions } from './transitions.ts'

/** Keeps what someone who debugs a show needs. In: children's notes, events. Out: `debug.read`. Holds no secret. */
export interface DebugControl {
  readonly commands: Pick<CommandHandlers, 'debug.read'>
  /** A child of the media worker. */
  take(note: ChildNote): void
  onMediaLost(): void
  /** Children that run now, of this thread and the media worker. */
  pids(): readonly number[]
  close(): void
}

export interface DebugControlDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly program: DebugReport['program']
}

export function createDebugControl({ clock, log, program }: DebugControlDeps): DebugControl {
  const processes = createProcessNotes(clock)
  const transitions = createTransitions()
  const stopListening = onChildNote(processes.take)
  const unsubscribe = log.onEvent((_seq, event) => transitions.take(event))

  return {
    commands: {
      'debug.read': () => ({
        madeAt: new Date(clock.nowMs()).toISOString(),
        program,
        processes: processes.processes(),
        transitions: transitions.newest(),
      }),
    },
    take: processes.take,
    onMediaLost: processes.allLost,
    pids: processes.pids,
    close() {
      stopListening()
      unsubscribe()
    },
  }
}
