import type { Clock } from '../ports.ts'

/** How one consumer keeps up, about twice a second. */
export interface QueueMeasure {
  readonly id: string
  /** Of the show: from the oldest tag its sink has not taken to the newest. */
  readonly waitingMs: number
  /** Of what may wait before pictures are dropped, 0 to 1; sound may go beyond. */
  readonly fill: number
  /** What the sink took over the last two seconds. A socket's own buffers come after it. */
  readonly sentKbps: number
}

/** What a queue can be asked at any time. */
export interface MeasuredQueue {
  readonly waitingMs: number
  readonly fill: number
  /** Bytes the sink has taken so far. */
  readonly sentBytes: number
}

export interface QueueMeasureDeps {
  readonly clock: Clock
  readonly id: string
  readonly queue: MeasuredQueue
  readonly onMeasure: (measure: QueueMeasure) => void
}

const MEASURE_EVERY_MS = 500
/** A key frame every two seconds: over a shorter time the rate would jump with it. */
const RATE_WINDOW_MS = 2_000

/** Measures until stopped; the last measure says that nothing waits any more. */
export function startQueueMeasure({ clock, id, queue, onMeasure }: QueueMeasureDeps): () => void {
  let samples = [{ atMs: clock.monotonicMs(), sentBytes: queue.sentBytes }]
  let cancel = clock.after(MEASURE_EVERY_MS, measure)

  function measure(): void {
    const now = { atMs: clock.monotonicMs(), sentBytes: queue.sentBytes }
    samples = [...samples.filter(({ atMs }) => now.atMs - atMs <= RATE_WINDOW_MS), now]
    onMeasure({ id, waitingMs: queue.waitingMs, fill: queue.fill, sentKbps: kbpsOver(samples) })
    cancel = clock.after(MEASURE_EVERY_MS, measure)
  }

  return () => {
    cancel()
    onMeasure({ id, waitingMs: 0, fill: 0, sentKbps: 0 })
  }
}

/** Pure: the rate between the first and the last sample. */
function kbpsOver(samples: readonly { atMs: number; sentBytes: number }[]): number {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.atMs <= first.atMs) return 0
  return Math.round(((last.sentBytes - first.sentBytes) * 8) / (last.atMs - first.atMs))
}
