/** A moment of a show, epoch ms, and what the host noted. */
export interface Mark {
  readonly atMs: number
  readonly note: string
}

/** From the first mark's start to the last one's end, epoch ms. */
export interface HighlightSpan {
  readonly startMs: number
  readonly endMs: number
  readonly notes: readonly string[]
}

const BEFORE_MS = 30_000
const AFTER_MS = 15_000

/** Pure: from half a minute before each mark to a quarter after it; what overlaps is one highlight. */
export function highlightSpans(marks: readonly Mark[]): readonly HighlightSpan[] {
  const spans: HighlightSpan[] = []
  for (const { atMs, note } of [...marks].sort((a, b) => a.atMs - b.atMs)) {
    const [startMs, endMs] = [atMs - BEFORE_MS, atMs + AFTER_MS]
    const last = spans.at(-1)
    if (last && startMs <= last.endMs) spans[spans.length - 1] = { ...last, endMs, notes: [...last.notes, note] }
    else spans.push({ startMs, endMs, notes: [note] })
  }
  return spans
}

export interface RecordedPart {
  readonly path: string
  readonly firstPictureAtMs: number
  readonly durationMs: number
}

/** What of a highlight lies in one part, ms from the part's start. */
export interface HighlightPiece {
  readonly path: string
  readonly fromMs: number
  readonly lengthMs: number
}

/** Less than this shows nothing. */
const LEAST_MS = 1_000

/** Pure: the pieces of a highlight, in order; none where nothing was recorded then. */
export function piecesOf({ startMs, endMs }: HighlightSpan, parts: readonly RecordedPart[]): readonly HighlightPiece[] {
  return parts.flatMap(({ path, firstPictureAtMs, durationMs }) => {
    const fromMs = Math.max(0, startMs - firstPictureAtMs)
    const lengthMs = Math.min(durationMs, endMs - firstPictureAtMs) - fromMs
    return lengthMs >= LEAST_MS ? [{ path, fromMs, lengthMs }] : []
  })
}
