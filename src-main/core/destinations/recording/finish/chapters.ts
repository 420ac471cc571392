import type { StudioEvent } from '../../../../contract/events.ts'
import type { LocalisedText } from '../../../../contract/text.ts'

/** From this moment (epoch ms) on a show is in what the title says. */
export interface ChapterMark {
  readonly atMs: number
  readonly title: string
}

/** Ms from the start of a file. */
export interface Chapter {
  readonly startMs: number
  readonly endMs: number
  readonly title: string
}

/** What changes this shortly after the start of a file began with it: events come a moment after their picture. */
const SNAP_MS = 1_000

/** Pure: phases in order, each interrupted by the promos that were in the picture. */
export function chapterMarks(events: Iterable<StudioEvent>): readonly ChapterMark[] {
  const marks: ChapterMark[] = []
  const phaseTitles = new Map<string, string>()
  let phase: string | null = null
  let promoId: string | null = null

  for (const event of events) {
    if (event.type === 'run.loaded') {
      for (const { id, title } of event.run.phases) phaseTitles.set(id, bothLanguages(title))
    } else if (event.type === 'phase.started') {
      phase = phaseTitles.get(event.phaseId) ?? event.phaseId
      if (promoId === null) marks.push({ atMs: event.atMs, title: phase })
    } else if (event.type === 'promo.changed' && event.promo.phase.kind === 'onAir') {
      promoId = event.promo.id
      marks.push({ atMs: event.promo.phase.sinceMs, title: event.promo.title })
    } else if (promoId !== null && endsPromo(event, promoId)) {
      promoId = null
      if (phase !== null) marks.push({ atMs: event.atMs, title: phase })
    }
  }
  return marks
}

function endsPromo(event: StudioEvent, promoId: string): boolean {
  if (event.type === 'promo.hidden') return event.promoId === promoId
  return event.type === 'promo.changed' && event.promo.id === promoId && event.promo.phase.kind === 'ended'
}

function bothLanguages(text: LocalisedText): string {
  return text.en === text['zh-CN'] ? text.en : `${text.en} · ${text['zh-CN']}`
}

/** Pure: the chapters of a file whose first picture was shown at `firstPictureAtMs` (epoch ms). */
export function chaptersOf(
  marks: readonly ChapterMark[],
  { firstPictureAtMs, durationMs }: { readonly firstPictureAtMs: number; readonly durationMs: number },
): readonly Chapter[] {
  const starts = marks.map(({ atMs, title }) => {
    const ms = Math.round(atMs - firstPictureAtMs)
    return { title, startMs: ms < SNAP_MS ? 0 : Math.min(ms, Math.round(durationMs)) }
  })
  return starts
    .map((start, index) => ({ ...start, endMs: starts[index + 1]?.startMs ?? Math.round(durationMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
}

/** Pure: as ffmpeg reads it (ffmpeg-formats, "Metadata"). */
export function ffmetadata(chapters: readonly Chapter[]): string {
  const sections = chapters.map(({ startMs, endMs, title }) =>
    ['[CHAPTER]', 'TIMEBASE=1/1000', `START=${startMs}`, `END=${endMs}`, `title=${escaped(title)}`].join('\n'),
  )
  return [';FFMETADATA1', ...sections, ''].join('\n')
}

const escaped = (text: string) => text.replace(/[\r\n]+/g, ' ').replace(/[=;#\\]/g, '\\$&')
