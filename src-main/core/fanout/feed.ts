import type { Writable } from 'node:stream'
import { AAC_FRAME_MS } from '../programme/programme-format.ts'
import type { Fanout } from './fanout.ts'
import { FLV_FILE_HEADER, writeTag } from './flv.ts'
import type { ProgrammeTag } from './programme-tag.ts'
import type { MeasuredQueue } from './queue-measure.ts'
import { createSendQueue } from './send-queue.ts'
import type { ShowGate } from './show-gate.ts'

/**
 * One consumer's own queue: FLV bytes into one sink, on that sink's own time (its first picture is at 0).
 * A slow sink loses only its own pictures, up to the next key frame; never waits, never touches a sibling.
 */
export interface Feed extends MeasuredQueue {
  readonly droppedFrames: number
  /** Tags put into the queue so far. */
  readonly writtenTags: number
  /** Ends the sink once its queue is written. */
  end(): void
}

/** What a feed needs to know of the show. */
export type FeedGate = Pick<ShowGate, 'admits' | 'isOpen'>

export interface FeedOptions {
  /** Bytes that may wait for the sink before pictures are dropped. */
  readonly maxQueuedBytes: number
  /** While the show has not begun, sends just enough for the sink to connect: headers, one key frame and a little sound. */
  readonly primed: boolean
}

export function createFeed(fanout: Fanout, gate: FeedGate, sink: Writable, options: FeedOptions): Feed {
  const queue = createSendQueue(sink)
  const lastHeader = new Map<string, Buffer>()
  const lastMs = new Map<string, number>()
  let zeroMs: number | null = null
  let firstMs = 0
  let waitingForKey = false
  let droppedFrames = 0
  let writtenTags = 0

  function write(tag: ProgrammeTag, ms: number): void {
    writtenTags += 1
    queue.push(writeTag(tag, ms), ms)
  }

  function writeHeader(tag: ProgrammeTag): void {
    if (lastHeader.get(tag.kind)?.equals(tag.body)) return
    lastHeader.set(tag.kind, tag.body)
    write(tag, Math.max(0, ...lastMs.values()))
  }

  /** The primer's picture is at 0, its sounds follow; the show's first picture comes right after them. */
  function prime(): void {
    const primer = fanout.primer()
    if (!primer) return
    for (const header of primer.headers) writeHeader(header)
    write(primer.picture, 0)
    for (const [index, sound] of primer.sounds.entries()) write(sound, index * AAC_FRAME_MS)
    firstMs = primer.sounds.length * AAC_FRAME_MS
  }

  function isTooSlowFor(tag: ProgrammeTag): boolean {
    const limit = options.maxQueuedBytes * (tag.kind === 'audio' ? 2 : 1)
    if (queue.waitingBytes > limit) waitingForKey = true
    else if (tag.isKey) waitingForKey = false
    if (tag.kind === 'audio') return queue.waitingBytes > limit
    return waitingForKey
  }

  function take(tag: ProgrammeTag): void {
    if (!sink.writable) return
    if (tag.isHeader || tag.kind === 'script') {
      writeHeader(tag)
      return
    }
    if (!gate.admits(tag)) return
    if (zeroMs === null) {
      if (!tag.isKey) return
      zeroMs = tag.timestampMs - firstMs
    }
    const ms = tag.timestampMs - zeroMs
    if (ms < (lastMs.get(tag.kind) ?? 0)) return
    if (isTooSlowFor(tag)) {
      if (tag.kind === 'video') droppedFrames += 1
      return
    }
    lastMs.set(tag.kind, ms)
    write(tag, ms)
  }

  queue.push(FLV_FILE_HEADER, 0)
  if (options.primed && !gate.isOpen) prime()
  const detach = fanout.attach(take)
  return {
    get droppedFrames() {
      return droppedFrames
    },
    get writtenTags() {
      return writtenTags
    },
    get waitingMs() {
      return queue.waitingMs
    },
    get fill() {
      return Math.min(1, queue.waitingBytes / options.maxQueuedBytes)
    },
    get sentBytes() {
      return queue.sentBytes
    },
    end() {
      detach()
      queue.end()
    },
  }
}
