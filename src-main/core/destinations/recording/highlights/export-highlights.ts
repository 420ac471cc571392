import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../../../contract/errors.ts'
import type { CommandHandlers } from '../../../command-handlers.ts'
import type { OneShots } from '../../../ffmpeg/one-shots.ts'
import { sessionDir } from '../../../session/session-dir.ts'
import type { SessionReader } from '../../../session/session-reader.ts'
import type { StateLog } from '../../../state-log.ts'
import { plain, UNFINISHED } from '../finish/finish-part.ts'
import { copied, inputFile, readMediaLength } from '../finish/media-length.ts'
import { PART_EVENTS, type SessionPart, sessionParts } from '../finish/session-parts.ts'
import { highlightName } from './highlight-name.ts'
import { type HighlightPiece, highlightSpans, piecesOf, type RecordedPart } from './highlight-spans.ts'

export interface HighlightDeps {
  readonly log: StateLog
  readonly reader: SessionReader
  readonly oneShots: OneShots
  readonly dataDir: string
}

/**
 * In: a closed session. Out: a file around each of its marks, cut at key frames out of what was recorded, copied and never
 * encoded again; one that lies in two parts is two files.
 */
export function createHighlightCommands(deps: HighlightDeps): Pick<CommandHandlers, 'highlights.export'> {
  const { log, reader, dataDir } = deps

  return {
    async 'highlights.export'({ sessionId }) {
      if (reader.readSession(sessionId).session.endedAtMs === null) throw new StudioError('highlights.not-closed')
      const dir = sessionDir(dataDir, sessionId)
      const pieces = await plan(sessionId, dir, deps)
      if (pieces.length === 0) throw new StudioError('highlights.none')
      const paths = await cutAll(pieces, join(dir, 'highlights'), deps.oneShots).catch((error: Error) => {
        throw new StudioError('highlights.failed', { reason: error.message }, { cause: error })
      })
      log.emit('highlights.exported', { sessionId, paths })
      return { paths }
    },
  }
}

type NamedPiece = HighlightPiece & { readonly name: string }

async function plan(sessionId: string, dir: string, { reader, oneShots }: HighlightDeps): Promise<NamedPiece[]> {
  const marks = reader
    .readEvents(sessionId, ['mark.added'])
    .flatMap((event) => (event.type === 'mark.added' ? [{ atMs: event.atMs, note: event.note }] : []))
  const parts: RecordedPart[] = []
  if (marks.length > 0) {
    for (const part of sessionParts(reader.readEvents(sessionId, PART_EVENTS), dir))
      parts.push(...(await recorded(part, oneShots)))
  }
  return highlightSpans(marks).flatMap((span, index) =>
    piecesOf(span, parts).map((piece, at) => ({ ...piece, name: highlightName(index + 1, span.notes, at + 1) })),
  )
}

/** A part that is gone or can't be read has no highlights; the others have. */
async function recorded({ path, firstPictureAtMs, finishedMs }: SessionPart, oneShots: OneShots) {
  if (firstPictureAtMs === null) return []
  const durationMs = finishedMs ?? (await readMediaLength(oneShots, path).catch(() => ({ durationMs: 0 }))).durationMs
  return [{ path, firstPictureAtMs, durationMs }]
}

async function cutAll(pieces: readonly NamedPiece[], dir: string, oneShots: OneShots): Promise<string[]> {
  await mkdir(dir, { recursive: true })
  const paths: string[] = []
  for (const piece of pieces) {
    const path = join(dir, piece.name)
    const target = `${path}${UNFINISHED}`
    try {
      await oneShots.run('highlight', cutArgs(piece, target))
      await rename(target, path)
    } finally {
      await rm(target, { force: true }).catch(() => {})
    }
    paths.push(path)
  }
  return paths
}

/** Pure. Begins at the key frame at or before the wanted start. */
export function cutArgs({ path, fromMs, lengthMs }: HighlightPiece, target: string): string[] {
  return [
    ...['-loglevel', 'warning', '-ss', (fromMs / 1000).toFixed(3), ...inputFile(path)],
    ...['-t', (lengthMs / 1000).toFixed(3), '-map_chapters', '-1', ...copied('mp4')],
    ...['-avoid_negative_ts', 'make_zero', ...plain(target)],
  ]
}
