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
}

const LAST_SECOND_MS = 1000
/** The very last moment belongs to the ending show. */
const END_MARGIN_MS = 200

/**
 * When each event comes: those with `at` by the differences between them, the first at the start; those without spread
 * evenly; those beyond the end within the last second, so that none is left out. In order of time.
 */
export function scheduleComments(
  events: readonly IngestEvent[],
  { durationMs, speed }: ShowLength,
): readonly ScheduledEvent[] {
  const dated = events.filter((event) => event.at !== undefined)
  const firstAtMs = dated.reduce((earliest, { at }) => Math.min(earliest, at ?? earliest), Number.POSITIVE_INFINITY)
  const slotMs = durationMs / Math.max(1, events.length - dated.length)
  let slot = 0
  const wanted = events.map(({ at, ...event }) => {
    const afterMs = at === undefined ? (slot++ + 0.5) * slotMs : (at - firstAtMs) / speed
    return { afterMs, event } as ScheduledEvent
  })
  return intoTheShow(
    wanted.sort((a, b) => a.afterMs - b.afterMs),
    durationMs,
  )
}

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
