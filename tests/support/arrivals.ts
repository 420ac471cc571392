import { statSync } from 'node:fs'

/** When bytes arrived in a file that grows, watched from outside. */
export interface Arrivals {
  /** Ends the watch. Out: the longest time without anything new until now (or the first `stop`), ms. */
  stop(): number
}

const LOOK_EVERY_MS = 10

/** `path` may name another file later, or none yet: a platform begins one for each connection. */
export function watchArrivals(path: () => string | undefined): Arrivals {
  let size = sizeOf(path())
  let grownAtMs = performance.now()
  let longestMs = 0

  const timer = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - grownAtMs)
    const next = sizeOf(path())
    if (next === size) return
    size = next
    grownAtMs = performance.now()
  }, LOOK_EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return longestMs
    },
  }
}

const sizeOf = (path: string | undefined): number => (path && statSync(path, { throwIfNoEntry: false })?.size) || 0
