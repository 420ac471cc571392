import { basename, join } from 'node:path'
import type { StudioEvent, StudioEventType } from '../../../../contract/events.ts'

/** A part of a session's recording, as its journal knows it. */
export interface SessionPart {
  readonly path: string
  /** Epoch ms; null when its first picture was never told of. */
  readonly firstPictureAtMs: number | null
  /** Known of a plain MP4 file; null of one that is as it was recorded. */
  readonly finishedMs: number | null
}

/** The events that parts and their chapters are made of. */
export const PART_EVENTS: readonly StudioEventType[] = [
  'recording.changed',
  'recording.started',
  'recording.discarded',
  'recording.finished',
  'run.loaded',
  'phase.started',
  'promo.changed',
  'promo.hidden',
]

/** Pure: the parts in `dir`, in order. Data folders are moved: only a file's name counts, not where it once was. */
export function sessionParts(events: Iterable<StudioEvent>, dir: string): readonly SessionPart[] {
  const parts = new Map<string, SessionPart>()
  const change = (path: string, now: Partial<SessionPart>) => {
    const here = join(dir, basename(path))
    parts.set(here, { path: here, firstPictureAtMs: null, finishedMs: null, ...parts.get(here), ...now })
  }
  for (const event of events) {
    if (event.type === 'recording.changed' && event.recording.kind === 'recording') change(event.recording.path, {})
    else if (event.type === 'recording.started') change(event.path, { firstPictureAtMs: event.firstPictureAtMs })
    else if (event.type === 'recording.finished') change(event.path, { finishedMs: event.durationMs })
    else if (event.type === 'recording.discarded') parts.delete(join(dir, basename(event.path)))
  }
  return [...parts.values()]
}
