import type { IngestEvent } from '../../../contract/ingest.ts'

export interface ScheduledEvent {
  /** Real milliseconds after the show's first tick. */
  readonly afterMs: number
  /** Without its old `at`: it is said now. */
  readonly event: IngestEvent
}

export interface ShowLength {
  /** Programme time of the show, real ms. */
  readonly durationMs: number
  /** Show time per real time: a spacing of 10 s takes 10/speed s. */
  readonly speed: number
  /** From the first line again, until the show ends; a line has another id each time. */
  readonly loop?: boolean
}

/** A file of a few lines at once is no flood. */
const SHORTEST_ROUND_MS = 1000
const LAST_SECOND_MS = 1000
/** The very last moment belongs to the ending show. */
const END_MARGIN_MS = 200

/**
 * When each event comes: those with `at` by the differences between them, the first at the start; those without spread
 * evenly; those beyond the end within the last second, so that none is left out. In order of time.
 */
export function scheduleComments(
  events: readonly IngestEvent[],
  { durationMs, speed, loop = false }: ShowLength,
): readonly ScheduledEvent[] {
  const dated = events.filter((event) => event.at !== undefined)
  const firstAtMs = dated.reduce((earliest, { at }) => Math.min(earliest, at ?? earliest), Number.POSITIVE_INFINITY)
  const slotMs = durationMs / Math.max(1, events.length - dated.length)
  let slot = 0
  const wanted = events.map(({ at, ...event }) => {
    const afterMs = at === undefined ? (slot++ + 0.5) * slotMs : (at - firstAtMs) / speed
    return { afterMs, event } as ScheduledEvent
  })
  const once = wanted.sort((a, b) => a.afterMs - b.afterMs)
  return intoTheShow(loop ? againAndAgain(once, durationMs) : once, durationMs)
}

/** A round is as long as its lines are apart and a mean pause more. */
function againAndAgain(once: readonly ScheduledEvent[], durationMs: number): readonly ScheduledEvent[] {
  const spanMs = once.at(-1)?.afterMs ?? 0
  const roundMs = Math.max(SHORTEST_ROUND_MS, spanMs + spanMs / Math.max(1, once.length - 1))
  const rounds = Math.ceil(durationMs / roundMs)
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    once
      .map(({ afterMs, event }) => ({ afterMs: afterMs + round * roundMs, event: inRound(event, round) }))
      .filter(({ afterMs }) => round === 0 || afterMs < durationMs - END_MARGIN_MS),
  )
}

const inRound = (event: IngestEvent, round: number): IngestEvent =>
  round === 0 || event.id === undefined ? event : { ...event, id: `${event.id}~${round}` }

/** `wanted` is in order, so what comes too late is its tail. */
function intoTheShow(wanted: readonly ScheduledEvent[], durationMs: number): readonly ScheduledEvent[] {
  const endMs = Math.max(0, durationMs - END_MARGIN_MS)
  const firstLate = wanted.findIndex(({ afterMs }) => afterMs > endMs)
  if (firstLate === -1) return wanted
  const onTime = wanted.slice(0, firstLate)
  const late = wanted.slice(firstLate)
  const fromMs = Math.max(0, durationMs - LAST_SECOND_MS, onTime.at(-1)?.afterMs ?? 0)
  const stepMs = (endMs - fromMs) / late.length
  return [...onTime, ...late.map(({ event }, index) => ({ afterMs: fromMs + index * stepMs, event }))]
}
