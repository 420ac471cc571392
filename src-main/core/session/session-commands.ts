import { StudioError } from '../../contract/errors.ts'
import type { CommandHandlers } from '../command-handlers.ts'
import type { Clock } from '../ports.ts'
import type { StateLog } from '../state-log.ts'
import type { SessionJournal } from './session-journal.ts'
import type { SessionReader } from './session-reader.ts'
import type { ShowControl } from './show-control.ts'

export interface SessionCommandDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly journal: SessionJournal
  readonly reader: SessionReader
  readonly show: ShowControl
  readonly dataDir: string
  /** A session that a crash left open has its end now. */
  readonly onClosed: (sessionId: string) => void
}

type SessionCommands = Pick<CommandHandlers, 'sessions.list' | 'session.resume' | 'session.close'>

/** What a crash left open is offered at start: go on with it, or close it and read its report. */
export function createSessionCommands({
  clock,
  log,
  journal,
  reader,
  show,
  dataDir,
  onClosed,
}: SessionCommandDeps): SessionCommands {
  function takeOffer(sessionId: string) {
    const offered = log.state.resumable.find(({ id }) => id === sessionId)
    if (!offered) throw new StudioError('session.unknown', { id: sessionId, dataDir })
    return offered
  }
  function withdraw(sessionId: string): void {
    log.emit('sessions.found', { resumable: log.state.resumable.filter(({ id }) => id !== sessionId) })
  }

  return {
    'sessions.list': () => ({ sessions: reader.listSessions() }),
    'session.resume'({ sessionId }) {
      const offered = takeOffer(sessionId)
      show.resume(offered)
      withdraw(sessionId)
      return null
    },
    'session.close'({ sessionId }) {
      const { lastEventAtMs } = takeOffer(sessionId)
      journal.close(sessionId, Math.min(lastEventAtMs, clock.nowMs()))
      withdraw(sessionId)
      onClosed(sessionId)
      return null
    },
  }
}

/** Sessions of kind `watch` that a crash left open are closed at their last event: there is nothing to resume. */
export function offerLeftSessions({
  log,
  journal,
  reader,
}: Pick<SessionCommandDeps, 'log' | 'journal' | 'reader'>): void {
  const watched = new Set(
    reader
      .listSessions()
      .filter(({ kind }) => kind === 'watch')
      .map(({ id }) => id),
  )
  const left = reader.openSessions()
  for (const { id, lastEventAtMs } of left) if (watched.has(id)) journal.close(id, lastEventAtMs)
  log.emit('sessions.found', { resumable: left.filter(({ id }) => !watched.has(id)) })
}
