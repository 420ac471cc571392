import { randomUUID } from 'node:crypto'
import type { Comment } from '../../contract/comment.ts'
import { StudioError } from '../../contract/errors.ts'
import {
  duplicateKey,
  type IngestAnswer,
  type IngestEvent,
  type IngestEventOf,
  ingestEventSchema,
  MAX_INGEST_EVENTS,
} from '../../contract/ingest.ts'
import type { Clock } from '../ports.ts'
import type { Emit } from '../state-log.ts'
import type { Repeats } from './deduplicate.ts'
import { cleanText } from './normalise/clean-text.ts'

export interface IntakeDeps {
  readonly clock: Clock
  readonly emit: Emit
  /** The session that events belong to now; opens a watch session when there is none. */
  readonly currentSession: () => string
  readonly hasKey: (sessionId: string, key: string) => boolean
  readonly repeats: Repeats
}

/** `path`: who delivers it, a connector's id; all that the ingest API's token brings is one. */
export type Intake = (body: unknown, path?: string) => IngestAnswer

/** In: parsed JSON from the ingest API, a connector or a replay. Out: events of the session, each once. One bad event never costs the good ones. */
export function createIntake({ clock, emit, currentSession, hasKey, repeats }: IntakeDeps): Intake {
  function take(event: IngestEvent, path: string): 'accepted' | 'duplicate' {
    const scope = currentSession()
    const key = duplicateKey(event)
    const nowMs = clock.nowMs()
    const comment = event.type === 'comment' ? toComment(event, nowMs) : null
    // Asked even where the key tells: each delivery stands for one comment of its path.
    const isRepeat = comment !== null && repeats.isRepeat({ ...comment, path, scope })
    if (isRepeat || (key !== null && hasKey(scope, key))) return 'duplicate'
    if (comment) emit('comment.received', { comment }, key)
    else if (event.type !== 'comment') emit('room.reported', { event: { ...event, at: event.at ?? nowMs } }, key)
    return 'accepted'
  }

  return (body, path = INGEST_PATH) => {
    const events = Array.isArray(body) ? body : [body]
    if (events.length > MAX_INGEST_EVENTS) throw new StudioError('ingest.too-large')
    let accepted = 0
    let duplicates = 0
    const rejected: { index: number; error: string }[] = []
    for (const [index, candidate] of events.entries()) {
      const parsed = ingestEventSchema.safeParse(candidate)
      if (!parsed.success) rejected.push({ index, error: reject(parsed.error.issues[0]) })
      else if (isBlank(parsed.data)) rejected.push({ index, error: reject(BLANK) })
      else if (take(parsed.data, path) === 'accepted') accepted += 1
      else duplicates += 1
    }
    return { accepted, duplicates, rejected }
  }
}

const INGEST_PATH = 'ingest'

function toComment({ id, platform, viewer, text, replyTo, at }: IngestEventOf<'comment'>, nowMs: number): Comment {
  const clean = cleanText(text)
  return {
    id: id ?? randomUUID(),
    platform,
    viewer: { ...viewer, name: cleanText(viewer.name) || viewer.id },
    text: clean,
    replyTo,
    atMs: at ?? nowMs,
    receivedAtMs: nowMs,
    lang: 'und',
  }
}

const BLANK = { path: ['text'], message: 'nothing in it can be seen' }
const isBlank = (event: IngestEvent): boolean => event.type === 'comment' && cleanText(event.text) === ''

function reject(issue: { path: PropertyKey[]; message: string } | undefined): string {
  const where = issue?.path.map(String).join('.')
  return new StudioError('ingest.invalid-event', { reason: `${where ? `${where}: ` : ''}${issue?.message}` }).message
}
