import type { StudioEvent } from '../../src-main/contract/events.ts'
import type { Destination } from '../../src-main/contract/state.ts'

interface Sample {
  readonly atMs: number
  readonly bytes: number
  readonly frames: number
}
/** Recent progress by destination id, oldest first. */
export type ProgressSamples = Readonly<Record<string, readonly Sample[]>>

export interface StreamRate {
  readonly fps: number
  readonly kbps: number
}

const WINDOW_MS = 5_000
/** Rates from less than this jitter too much to be read. */
const SHORTEST_SPAN_MS = 900

export function withProgress(samples: ProgressSamples, event: StudioEvent): ProgressSamples {
  if (event.type !== 'destination.progressed') return samples
  const { bytes, frames } = event.counters
  const known = samples[event.destinationId] ?? []
  const last = known.at(-1)
  // Counters start again when a show does.
  const kept = last && bytes < last.bytes ? [] : known.filter(({ atMs }) => event.atMs - atMs <= WINDOW_MS)
  return { ...samples, [event.destinationId]: [...kept, { atMs: event.atMs, bytes, frames }] }
}

/** What viewers of the best-fed live destination get, measured; null when nothing recent is known. */
export function streamRate(
  samples: ProgressSamples,
  destinations: Readonly<Record<string, Destination>>,
  nowMs: number,
): StreamRate | null {
  let best: StreamRate | null = null
  for (const destination of Object.values(destinations)) {
    if (destination.state.kind !== 'live') continue
    const rate = rateOf(samples[destination.id] ?? [], nowMs)
    if (rate && (!best || rate.fps > best.fps)) best = rate
  }
  return best
}

function rateOf(samples: readonly Sample[], nowMs: number): StreamRate | null {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || nowMs - last.atMs > WINDOW_MS) return null
  const spanMs = last.atMs - first.atMs
  if (spanMs < SHORTEST_SPAN_MS) return null
  return {
    fps: ((last.frames - first.frames) * 1000) / spanMs,
    kbps: ((last.bytes - first.bytes) * 8) / spanMs,
  }
}
