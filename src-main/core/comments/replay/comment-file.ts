/** In: a JSONL file of ingest events. Out: the events in file order, and which lines could not be read and why. */
import { readFileSync } from 'node:fs'
import { StudioError } from '../../../contract/errors.ts'
import { type IngestEvent, ingestEventSchema } from '../../../contract/ingest.ts'
import { reasonOf } from '../../store/reason-of.ts'

export interface BadLine {
  /** Counted from 1. */
  readonly line: number
  readonly reason: string
}

export interface CommentFile {
  readonly events: readonly IngestEvent[]
  readonly badLines: readonly BadLine[]
}

/**
 * A line that can't be read costs only itself; blank lines count for nothing.
 * @throws StudioError `comments-file.unreadable` when there is no such file, or no line of it is an event.
 */
export function readCommentFile(path: string): CommentFile {
  const events: IngestEvent[] = []
  const badLines: BadLine[] = []
  for (const [index, text] of linesOf(path).entries()) {
    if (text.trim() === '') continue
    const parsed = parseLine(text)
    if ('event' in parsed) events.push(parsed.event)
    else badLines.push({ line: index + 1, reason: parsed.reason })
  }
  const [firstBad] = badLines
  if (events.length === 0 && firstBad) throw unreadable(path, `line ${firstBad.line}: ${firstBad.reason}`)
  return { events, badLines }
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
  } catch (error) {
    throw unreadable(path, reasonOf(error), error)
  }
}

function parseLine(text: string): { readonly event: IngestEvent } | { readonly reason: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { reason: 'not JSON' }
  }
  const result = ingestEventSchema.safeParse(json)
  if (result.success) return { event: result.data }
  const [issue] = result.error.issues
  const field = issue?.path.join('.') ?? ''
  return { reason: field ? `${field}: ${issue?.message}` : (issue?.message ?? 'not an event') }
}

function unreadable(path: string, reason: string, cause?: unknown): StudioError {
  return new StudioError('comments-file.unreadable', { path, reason }, { cause })
}
