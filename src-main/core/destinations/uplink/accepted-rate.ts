/** What a pusher had sent at a time. */
export interface SentSample {
  readonly atMs: number
  readonly bytes: number
}

/** Over less the rate would be chance. */
const LEAST_SPAN_MS = 1_000

/**
 * Pure: what a line took, in kb/s; null when too little came to say. The first `heldBytes` may only have filled the send
 * buffer, so counting begins after them.
 */
export function acceptedKbps(samples: readonly SentSample[], heldBytes: number): number | null {
  const counted = samples.filter(({ bytes }) => bytes > heldBytes)
  const [first, last] = [counted[0], counted.at(-1)]
  if (!first || !last || last.atMs - first.atMs < LEAST_SPAN_MS) return null
  return Math.round(((last.bytes - first.bytes) * 8) / (last.atMs - first.atMs))
}
