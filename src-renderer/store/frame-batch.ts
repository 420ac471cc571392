/** A hidden window gets no animation frames; the mirror must not pile up events meanwhile. */
const HIDDEN_FLUSH_MS = 250

export interface FrameClock {
  requestFrame(callback: () => void): () => void
}

/** One animation frame, or a quarter of a second when the window is not painted. */
export const browserFrameClock: FrameClock = {
  requestFrame(callback) {
    const done = () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      callback()
    }
    const frame = requestAnimationFrame(done)
    const timer = setTimeout(done, HIDDEN_FLUSH_MS)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  },
}

/** Collects items and hands them over together, once per frame: 2,000 comments a second are 60 renders, not 2,000. */
export function createFrameBatch<T>(clock: FrameClock, flush: (items: readonly T[]) => void) {
  let items: T[] = []
  let cancel: (() => void) | null = null

  return {
    add(more: readonly T[]): void {
      items.push(...more)
      cancel ??= clock.requestFrame(() => {
        const batch = items
        items = []
        cancel = null
        flush(batch)
      })
    },
    /** Drops what waits: a snapshot already holds it. */
    clear(): void {
      cancel?.()
      cancel = null
      items = []
    },
  }
}
