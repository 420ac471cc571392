/** How fast a file grows, over the last ten seconds. */
export interface WriteRate {
  /** Takes its size at a time; returns bytes a second, 0 while unknown. */
  take(atMs: number, bytes: number): number
}

const WINDOW_MS = 10_000
/** Less than this says nothing. */
const LEAST_MS = 2_000

export function createWriteRate(): WriteRate {
  let samples: { readonly atMs: number; readonly bytes: number }[] = []

  return {
    take(atMs, bytes) {
      samples = [...samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS), { atMs, bytes }]
      const first = samples.find((sample) => sample.bytes > 0)
      if (!first || atMs - first.atMs < LEAST_MS) return 0
      return ((bytes - first.bytes) * 1000) / (atMs - first.atMs)
    },
  }
}
