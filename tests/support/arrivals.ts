import { statSync } from 'node:fs'

/** When bytes arrived in a file that grows, watched from outside. */
export interface Arrivals {
  /** The longest time without anything new so far, ms, and when it began (`performance.now()`). */
  longestPause(): { readonly ms: number; readonly fromMs: number }
  stop(): void
}

const LOOK_EVERY_MS = 10

/** `path` may name another file later, or none yet: a platform begins one for each connection. */
export function watchArrivals(path: () => string | undefined): Arrivals {
  let size = sizeOf(path())
  let grownAtMs = performance.now()
  let longest = { ms: 0, fromMs: grownAtMs }

  const look = () => {
    const now = performance.now()
    if (now - grownAtMs > longest.ms) longest = { ms: now - grownAtMs, fromMs: grownAtMs }
    const next = sizeOf(path())
    if (next === size) return
    size = next
    grownAtMs = now
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    longestPause() {
      look()
      return longest
    },
    stop: () => clearInterval(timer),
  }
}

const sizeOf = (path: string | undefined): number => (path && statSync(path, { throwIfNoEntry: false })?.size) || 0
