import { createFanout, type Fanout } from '../../fanout/fanout.ts'
import type { ProgrammeTag } from '../../fanout/programme-tag.ts'
import { fitsSameFile } from './stream-parameters.ts'

/**
 * In: the programme. Out: the same, cut into streams that each fit one file: every tag is in exactly one of them. Who takes
 * the current one late gets it from its last key frame on, so that a new part misses nothing.
 */
export interface PartStreams {
  readonly current: PartStream
  close(): void
}

export interface PartStream {
  readonly tags: Fanout
  /** Aborts when the programme goes on in another stream. */
  readonly over: AbortSignal
}

export function createPartStreams(fanout: Fanout): PartStreams {
  const headers = new Map<string, ProgrammeTag>()
  let hasMedia = false
  let end = new AbortController()
  let current: PartStream = { tags: createFanout(), over: end.signal }

  function cut(): void {
    const ended = end
    end = new AbortController()
    current = { tags: createFanout(), over: end.signal }
    hasMedia = false
    for (const header of headers.values()) current.tags.offer(header)
    ended.abort()
  }

  function takeHeader(header: ProgrammeTag): void {
    const before = headers.get(header.kind)
    headers.set(header.kind, header)
    if (hasMedia && before && header.isHeader && !fitsSameFile(before, header)) cut()
    else current.tags.offer(header)
  }

  const detach = fanout.attach((tag) => {
    if (tag.isHeader || tag.kind === 'script') return takeHeader(tag)
    hasMedia = true
    current.tags.offer(tag)
  })
  return {
    get current() {
      return current
    },
    close: detach,
  }
}
