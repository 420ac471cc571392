import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError, toStudioError } from '../../../../contract/errors.ts'
import { sessionDir } from '../../../session/session-dir.ts'
import type { SessionReader } from '../../../session/session-reader.ts'
import type { StateLog } from '../../../state-log.ts'
import { FIRST_PART } from '../part-files.ts'
import { type ChapterMark, chapterMarks } from './chapters.ts'
import { type FinishDeps, finishPart, UNFINISHED } from './finish-part.ts'
import { PART_EVENTS, type SessionPart, sessionParts } from './session-parts.ts'

/**
 * After the show: its parts become plain MP4 files with chapters, one after the other, in the background. In: a closed
 * session. Out: `recording.finished` per file, or a notice and the file as it was recorded. Never in the way of a show.
 */
export interface Finishing {
  /** The state says so at once; the work begins once the session is in the journal. */
  announce(sessionId: string): void
  finish(sessionId: string): void
  /** No more is begun; what was begun ends with the one-shot children. */
  close(): Promise<void>
}

export interface FinishingDeps extends FinishDeps {
  readonly log: StateLog
  readonly reader: SessionReader
  readonly dataDir: string
}

export function createFinishing(deps: FinishingDeps): Finishing {
  const { log, reader, dataDir } = deps
  let work = Promise.resolve()
  let closed = false

  /** A show that has begun since has the recording's state for itself. */
  function tell(path: string): void {
    const { recording } = log.state
    if (recording.kind !== 'off' && (recording.kind !== 'finishing' || recording.path === path)) return
    log.emit('recording.changed', { recording: { kind: 'finishing', path } })
  }

  async function finishOne(sessionId: string, part: SessionPart, marks: readonly ChapterMark[]): Promise<void> {
    tell(part.path)
    try {
      const finished = await finishPart(part, marks, deps)
      log.emit('recording.finished', { sessionId, path: part.path, ...finished })
    } catch (error) {
      if (closed) return
      const details = { path: part.path, reason: (error as Error).message }
      log.emit('notice.raised', { error: new StudioError('recording.not-finished', details).toInfo() })
    }
  }

  async function finishSession(sessionId: string): Promise<void> {
    const events = [...reader.readEvents(sessionId, PART_EVENTS)]
    const marks = chapterMarks(events)
    for (const part of sessionParts(events, sessionDir(dataDir, sessionId))) {
      if (part.finishedMs === null && !closed) await finishOne(sessionId, part, marks)
    }
    if (log.state.recording.kind === 'finishing' && !closed)
      log.emit('recording.changed', { recording: { kind: 'off' } })
  }

  return {
    announce: (sessionId) => tell(join(sessionDir(dataDir, sessionId), FIRST_PART)),
    finish(sessionId) {
      work = work
        .then(() => finishSession(sessionId))
        .catch((error) => log.emit('notice.raised', { error: toStudioError(error).toInfo() }))
    },
    close() {
      closed = true
      return work
    },
  }
}

/** Call it once at the start: a core that was killed while finishing leaves the part intact and this beside it. */
export function removeUnfinished(dataDir: string): void {
  const sessions = join(dataDir, 'sessions')
  if (!existsSync(sessions)) return
  for (const name of readdirSync(sessions, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith(UNFINISHED)) rmSync(join(sessions, name), { force: true })
  }
}
