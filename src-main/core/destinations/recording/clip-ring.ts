import type { Fanout } from '../../fanout/fanout.ts'
import { FLV_FILE_HEADER, writeTag } from '../../fanout/flv.ts'
import type { ProgrammeTag } from '../../fanout/programme-tag.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'
import { fitsSameFile } from './stream-parameters.ts'

/**
 * In: the show's encoded tags. Out: its last seconds as a file of their own, at any time, whatever the recording does.
 * Never encodes, never writes to a disk; bounded by time and by bytes.
 */
export interface ClipRing {
  /** The last `seconds`, from a key frame at or before their start; null while the show has no picture. */
  cut(seconds: number): Clip | null
  close(): void
}

export interface Clip {
  /** FLV, made as it is taken: a long clip is never in memory twice. */
  readonly chunks: Iterable<Buffer>
  readonly bytes: number
  readonly durationMs: number
}

const KEPT_MS = 120_000
const MAX_BYTES = 256 * 1024 * 1024

/** Pictures and sound from one key frame to the next. */
interface Group {
  readonly startMs: number
  readonly tags: ProgrammeTag[]
  bytes: number
}

export function createClipRing(fanout: Fanout, gate: ShowGate): ClipRing {
  const headers = new Map<string, ProgrammeTag>()
  let groups: Group[] = []
  let lastMs = 0

  /** What no longer fits one file with the newest is of no use any more. */
  function takeHeader(header: ProgrammeTag): void {
    const before = headers.get(header.kind)
    headers.set(header.kind, header)
    if (before && header.isHeader && !fitsSameFile(before, header)) groups = []
  }

  function forget(): void {
    let bytes = groups.reduce((sum, group) => sum + group.bytes, 0)
    for (let next = groups[1]; next && (lastMs - next.startMs >= KEPT_MS || bytes > MAX_BYTES); next = groups[1]) {
      bytes -= groups.shift()?.bytes ?? 0
    }
  }

  const detach = fanout.attach((tag) => {
    if (tag.isHeader || tag.kind === 'script') return takeHeader(tag)
    if (!gate.admits(tag)) return
    if (tag.isKey) {
      groups.push({ startMs: tag.timestampMs, tags: [], bytes: 0 })
      forget()
    }
    const group = groups.at(-1)
    if (!group) return
    group.tags.push(tag)
    group.bytes += tag.body.length
    lastMs = Math.max(lastMs, tag.timestampMs)
  })

  return {
    cut(seconds) {
      const wantedMs = lastMs - seconds * 1000
      const first = Math.max(
        0,
        groups.findLastIndex(({ startMs }) => startMs <= wantedMs),
      )
      const kept = groups.slice(first)
      const zeroMs = kept[0]?.startMs
      if (zeroMs === undefined) return null
      const tags = kept.flatMap((group) => group.tags).filter(({ timestampMs }) => timestampMs >= zeroMs)
      const bytes = kept.reduce((sum, group) => sum + group.bytes, 0)
      return { chunks: flv([...headers.values()], tags, zeroMs), bytes, durationMs: lastMs - zeroMs }
    },
    close: detach,
  }
}

function* flv(headers: readonly ProgrammeTag[], tags: readonly ProgrammeTag[], zeroMs: number): Iterable<Buffer> {
  yield FLV_FILE_HEADER
  for (const header of headers) yield writeTag(header, 0)
  for (const tag of tags) yield writeTag(tag, tag.timestampMs - zeroMs)
}
