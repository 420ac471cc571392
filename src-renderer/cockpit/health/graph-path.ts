import { HISTORY_MS } from '../../store/health-history.ts'

export interface Sample {
  readonly atMs: number
  /** Null: not known then. */
  readonly value: number | null
}

/** A pause longer than this was no measuring: the line breaks. */
const GAP_MS = 3_500

/** The line through samples in a box of 100 by 100, the newest at the right edge, `most` at the top. */
export function graphPath(samples: readonly Sample[], most: number): string {
  const endMs = samples.at(-1)?.atMs ?? 0
  let last: Sample | null = null
  let path = ''
  for (const sample of samples) {
    if (sample.value !== null) {
      const x = 100 - ((endMs - sample.atMs) / HISTORY_MS) * 100
      const y = 100 - (Math.min(sample.value, most) / most) * 100
      const isJoined = last !== null && last.value !== null && sample.atMs - last.atMs <= GAP_MS
      path += `${isJoined ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`
    }
    last = sample
  }
  return path
}

/** Least and most of what is known; null where nothing is. */
export function graphRange(samples: readonly Sample[]): { readonly least: number; readonly most: number } | null {
  const values = samples.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length === 0 ? null : { least: Math.min(...values), most: Math.max(...values) }
}
