import type { ProgrammeTag } from './programme-tag.ts'

/**
 * In: one encoded stream. Out: the same tags to every consumer, each begun by what a decoder needs.
 * Never waits for a consumer and never changes a tag; what a slow one loses is its feed's affair.
 */
export interface Fanout {
  offer(tag: ProgrammeTag): void
  /** Gives `take` the headers and everything since the last key frame at once, then every tag. Returns how to stop. */
  attach(take: (tag: ProgrammeTag) => void): () => void
  /** Headers, the newest key frame and the newest sound: just enough to open a connection with; null until there is. */
  primer(): Primer | null
  /** Settles when there is a primer. */
  readonly primed: Promise<void>
}

export interface Primer {
  readonly headers: readonly ProgrammeTag[]
  readonly picture: ProgrammeTag
  readonly sounds: readonly ProgrammeTag[]
}

/** Measured: ffmpeg 4.1 and 5.1 with `-analyzeduration 1` publish after one key frame and four sound tags; one to spare. */
const PRIMER_SOUNDS = 5
const HEADER_KINDS = ['script', 'video', 'audio'] as const

export function createFanout(): Fanout {
  const primed = Promise.withResolvers<void>()
  const consumers = new Set<(tag: ProgrammeTag) => void>()
  const headers = new Map<string, ProgrammeTag>()
  let group: ProgrammeTag[] = []
  let recentSounds: ProgrammeTag[] = []

  function remember(tag: ProgrammeTag): void {
    if (tag.isHeader || tag.kind === 'script') {
      headers.set(tag.kind, tag)
      return
    }
    if (tag.kind === 'audio') recentSounds = [...recentSounds.slice(1 - PRIMER_SOUNDS), tag]
    if (tag.isKey) group = [tag]
    else if (group.length > 0) group.push(tag)
  }

  const inOrder = () => HEADER_KINDS.flatMap((kind) => headers.get(kind) ?? [])

  function primer(): Primer | null {
    const [picture] = group
    if (!picture || headers.size < HEADER_KINDS.length || recentSounds.length < PRIMER_SOUNDS) return null
    return { headers: inOrder(), picture, sounds: recentSounds }
  }

  return {
    offer(tag) {
      remember(tag)
      if (primer()) primed.resolve()
      for (const take of consumers) take(tag)
    },
    attach(take) {
      for (const tag of [...inOrder(), ...group]) take(tag)
      consumers.add(take)
      return () => consumers.delete(take)
    },
    primer,
    primed: primed.promise,
  }
}
