/**
 * In: a session and its events, in order. Out: its report. One pass, nothing of it kept but figures.
 * Pure: the same events always give the same report, running, ended or cut off by a crash.
 */
import type { StudioEvent } from '../../contract/events.ts'
import type { SessionReport } from '../../contract/report.ts'
import type { StoredSession } from '../session/session-reader.ts'
import { actionsFor } from './actions.ts'
import { createCommentReadings } from './comment-readings.ts'
import { createByMinute } from './sections/by-minute.ts'
import { createByPhase } from './sections/by-phase.ts'
import { createCourse } from './sections/course.ts'
import { createCues } from './sections/cues.ts'
import { createDestinationRows } from './sections/destinations.ts'
import { createIncidents } from './sections/incidents.ts'
import { createPromoRows } from './sections/promos.ts'
import { createQuestions } from './sections/questions.ts'
import { isoOf, type Section } from './sections/section.ts'
import { createTotals } from './sections/totals.ts'
import { createSessionSpan } from './session-span.ts'
import { headlineOf } from './wording/headline.ts'

export function buildReport(session: StoredSession, events: Iterable<StudioEvent>): SessionReport {
  const sections = {
    totals: createTotals(),
    byMinute: createByMinute(session.startedAtMs),
    byPhase: createByPhase(),
    destinations: createDestinationRows(),
    promos: createPromoRows(),
    questions: createQuestions(session.startedAtMs),
    cues: createCues(),
    incidents: createIncidents(),
    course: createCourse(),
  }
  const all: readonly Section<unknown>[] = Object.values(sections)
  const readings = createCommentReadings()
  const sessionSpan = createSessionSpan(session)
  for (const event of events) {
    if (event.type === 'session.resumed') for (const section of all) section.interrupt?.(sessionSpan.lastEventAtMs)
    const occurredAtMs = sessionSpan.take(event)
    for (const section of all) section.take(event, occurredAtMs)
    for (const reading of readings.take(event, occurredAtMs)) for (const section of all) section.read?.(reading)
  }

  const span = sessionSpan.finish()
  const { course, ...shown } = sections
  const { frames, recordings, clips, onAirMs, restarts, wasClosed } = course.finish(span)
  const facts = {
    totals: shown.totals.finish(span),
    byMinute: shown.byMinute.finish(span),
    byPhase: shown.byPhase.finish(span),
    destinations: shown.destinations.finish(span),
    promos: shown.promos.finish(span),
    questions: shown.questions.finish(span),
    cues: shown.cues.finish(span),
    incidents: shown.incidents.finish(span),
  }
  const { id, kind, title, startedAtMs, endedAtMs } = session
  const about = {
    ...{ id, kind, title, startedAt: isoOf(startedAtMs), endedAt: endedAtMs === null ? null : isoOf(endedAtMs) },
    durationMs: onAirMs ?? span.endMs - span.startMs,
    frames,
    recordings,
    clips,
  }
  const { questions, cues, incidents, ...rest } = facts
  const headline = headlineOf({ ...facts, session: about, restarts, wasClosed })
  return {
    session: { ...about, headline },
    ...rest,
    actions: actionsFor(facts, span.endMs),
    questions,
    cues,
    incidents,
  }
}
