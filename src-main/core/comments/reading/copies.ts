/** The same words from many people, or many times from one, are one line with a count. Memory is bounded. */

const WINDOW_MS = 60_000
const MOST_TEXTS = 20_000

interface Seen {
  readonly commentId: string
  lastAtMs: number
}

export interface Copies {
  /** The first comment of the same words, when the last of them came within a minute; else null, and this is the first. */
  firstOf(platform: string, commentId: string, readText: string, atMs: number): string | null
}

/** `readText`: as `modelText` gives it, so that disguises and elongation make no difference. */
export function createCopies(): Copies {
  const seen = new Map<string, Seen>()
  return {
    firstOf(platform, commentId, readText, atMs) {
      const key = `${platform}\n${readText}`
      const before = seen.get(key)
      seen.delete(key)
      if (before && atMs - before.lastAtMs <= WINDOW_MS) {
        before.lastAtMs = atMs
        seen.set(key, before)
        // Edited and read again, it is no copy of itself.
        return before.commentId === commentId ? null : before.commentId
      }
      seen.set(key, { commentId, lastAtMs: atMs })
      if (seen.size > MOST_TEXTS) seen.delete(seen.keys().next().value as string)
      return null
    },
  }
}
