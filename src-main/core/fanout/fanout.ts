import type { ProgrammeTag } from './programme-tag.ts'

/**
 * In: one encoded stream. Out: the same tags to every consumer, each begun by what a decoder needs.
 * Never waits for a consumer and never changes a tag; what a slow one loses is its feed's affair.
 */
export interface Fanout {
  offer(tag: ProgrammeTag): void
  /** Gives `take` the headers and everything since the last key frame at once, then every tag. Returns how to stop. */
  attach(take: (tag: ProgrammeTag) => void): () => void
  /** Headers, the newest key frame and at least `sounds` sound tags around it; null until there are. */
  primer(sounds: number): readonly ProgrammeTag[] | null
}

/** Sound kept for primers. */
const RECENT_SOUNDS = 8

export function createFanout(): Fanout {
  const consumers = new Set<(tag: ProgrammeTag) => void>()
  const headers = new Map<string, ProgrammeTag>()
  let group: ProgrammeTag[] = []
  let recentSounds: ProgrammeTag[] = []

  function remember(tag: ProgrammeTag): void {
    if (tag.isHeader || tag.kind === 'script') {
      headers.set(tag.kind, tag)
      return
    }
    if (tag.kind === 'audio') recentSounds = [...recentSounds.slice(1 - RECENT_SOUNDS), tag]
    if (tag.isKey) group = [tag]
    else if (group.length > 0) group.push(tag)
  }

  const inOrder = () => ['script', 'video', 'audio'].flatMap((kind) => headers.get(kind) ?? [])

  return {
    offer(tag) {
      remember(tag)
      for (const take of consumers) take(tag)
    },
    attach(take) {
      for (const tag of [...inOrder(), ...group]) take(tag)
      consumers.add(take)
      return () => consumers.delete(take)
    },
    primer(sounds) {
      const key = group[0]
      if (!key || headers.size < 3 || recentSounds.length < sounds) return null
      return [...inOrder(), key, ...recentSounds.slice(-sounds)]
    },
  }
}
