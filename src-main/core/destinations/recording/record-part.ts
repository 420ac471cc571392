import type { Writable } from 'node:stream'
import { StudioError } from '../../../contract/errors.ts'
import { createFeed } from '../../fanout/feed.ts'
import { type QueueMeasure, startQueueMeasure } from '../../fanout/queue-measure.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'
import type { Clock } from '../../ports.ts'
import { exitReason, spawnChild } from '../../process/child.ts'
import type { ChildJournal } from '../../process/child-journal.ts'
import { endInTime } from '../../process/end-in-time.ts'
import { type DiskSpace, isFull, secondsToFull } from './disk-space.ts'
import { announceFirstPicture } from './first-picture.ts'
import { discardEmpty } from './part-files.ts'
import type { PartStream } from './part-streams.ts'
import { recorderArgs } from './recorder-args.ts'
import { watchGrowth } from './watch-growth.ts'
import { keepSynced, measurePart, type PartMeasure } from './watch-part.ts'
import { createWriteRate } from './write-rate.ts'

export interface PartDeps {
  readonly ffmpegPath: string
  readonly journal: ChildJournal
  readonly gate: ShowGate
  readonly clock: Clock
  readonly readSpace: (dir: string) => Promise<DiskSpace | null>
  /** A part has its first picture: its programme tick. */
  readonly onPartStarted: (path: string, tick: number) => void
  readonly onProgress: (bytes: number, freeBytes: number | null, secondsToFull: number | null) => void
  /** About twice a second while it records; its id is `recording`. */
  readonly onRecordingQueue: (queue: QueueMeasure) => void
  /** A part that held nothing was removed. */
  readonly onDiscarded: (path: string) => void
}

/** One file of a recording. */
export interface Part {
  /** Why the recording has to go on in another one: told at once at a cut, else when the file is complete. */
  readonly over: Promise<PartEnd>
  /** Its program is gone, and what it wrote is on disk. */
  readonly closed: Promise<void>
}

/** `bytesPerSecond`: the pace it was written at, 0 while unknown. */
export type PartEnd =
  | { readonly kind: 'cut'; readonly bytesPerSecond: number }
  | { readonly kind: 'full' | 'failed'; readonly bytesPerSecond: number; readonly error: StudioError }

const END_GRACE_MS = 10_000
/** The recording never loses a frame: its queue is bounded by memory alone. */
const MAX_QUEUED_BYTES = 256 * 1024 * 1024

/** Records `stream` into `path` until it is cut, the disk is nearly full, its program fails or `signal` aborts. Never throws. */
export function recordPart(path: string, stream: PartStream, deps: PartDeps, signal: AbortSignal): Part {
  const { clock, gate } = deps
  const child = spawnChild(
    { name: 'recorder', command: deps.ffmpegPath, args: recorderArgs(path), stdio: ['pipe', 'ignore', 'pipe'] },
    deps.journal,
  )
  const tags = announceFirstPicture(stream.tags, gate, (tick) => deps.onPartStarted(path, tick))
  const sink = child.process.stdin as Writable
  const feed = createFeed(tags, gate, sink, { maxQueuedBytes: MAX_QUEUED_BYTES, primed: false })
  const ended = AbortSignal.any([signal, stream.over])
  const ending = endInTime({ clock, graceMs: END_GRACE_MS, finish: feed.end, kill: child.kill }, ended)
  const stopMeasuring = startQueueMeasure({ clock, id: 'recording', queue: feed, onMeasure: deps.onRecordingQueue })
  const growth = watchGrowth({ clock, gate, feed, onStall })
  const rate = createWriteRate()
  let bytesPerSecond = 0
  let error: StudioError | null = null

  function onStall(): void {
    error ??= new StudioError('recording.stalled')
    child.kill()
  }

  function take({ bytes, space }: PartMeasure): void {
    growth.take(bytes)
    bytesPerSecond = rate.take(clock.monotonicMs(), bytes)
    deps.onProgress(bytes, space?.freeBytes ?? null, space && secondsToFull(space, bytesPerSecond))
    if (!space || !isFull(space, bytesPerSecond)) return
    error ??= new StudioError('recording.disk-full')
    ending.begin()
  }

  async function complete(): Promise<PartEnd> {
    const gone = new AbortController()
    const watching = [measurePart(path, deps, take, gone.signal), keepSynced(path, clock, gone.signal)]
    const exit = await child.exited
    ending.over()
    growth.stop()
    stopMeasuring()
    feed.end()
    gone.abort()
    await Promise.all(watching)
    if (await discardEmpty(path)) deps.onDiscarded(path)
    error ??= new StudioError('recording.failed', { reason: exitReason(exit) })
    return { kind: error.code === 'recording.disk-full' ? 'full' : 'failed', bytesPerSecond, error }
  }

  const completed = complete()
  const cut = new Promise<PartEnd>((resolve) => {
    stream.over.addEventListener('abort', () => resolve({ kind: 'cut', bytesPerSecond }), { once: true })
  })
  return { over: Promise.race([cut, completed]), closed: completed.then(() => {}) }
}
