import { existsSync } from 'node:fs'
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { StudioError } from '../../../contract/errors.ts'
import type { RecordingState } from '../../../contract/state.ts'
import type { Fanout } from '../../fanout/fanout.ts'
import { createFeed } from '../../fanout/feed.ts'
import { type QueueMeasure, startQueueMeasure } from '../../fanout/queue-measure.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'
import { type Clock, sleep } from '../../ports.ts'
import { exitReason, spawnChild } from '../../process/child.ts'
import type { ChildJournal } from '../../process/child-journal.ts'
import { endInTime } from '../../process/end-in-time.ts'

export interface RecorderDeps {
  readonly ffmpegPath: string
  readonly journal: ChildJournal
  readonly fanout: Fanout
  readonly gate: ShowGate
  readonly clock: Clock
  readonly onState: (state: RecordingState) => void
  readonly onProgress: (bytes: number, freeBytes: number | null) => void
  /** About twice a second while it records; its id is `recording`. */
  readonly onRecordingQueue: (queue: QueueMeasure) => void
  /** A part that held nothing was removed. */
  readonly onDiscarded: (path: string) => void
}

const SYNC_EVERY_MS = 1_000
const END_GRACE_MS = 10_000
/** A part that fails at once is tried again more and more slowly. */
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 10_000
/** A part that lasted this long was no failed start. */
const LASTED_MS = 5_000
/** The recording never loses a frame: its queue is bounded by memory alone. */
const MAX_QUEUED_BYTES = 256 * 1024 * 1024

/**
 * Pure. Fragments of at most 0.4 s whatever the key-frame interval (frames come every 1/24 s or faster), so that a
 * power cut costs less than a second.
 */
export function recorderArgs(path: string): string[] {
  return [
    ...[
      '-hide_banner',
      '-loglevel',
      'warning',
      '-nostdin',
      '-probesize',
      '100000',
      '-analyzeduration',
      '1',
      '-f',
      'flv',
      '-i',
      'pipe:0',
    ],
    ...[
      '-map',
      '0',
      '-c',
      'copy',
      '-f',
      'mp4',
      '-movflags',
      'empty_moov+default_base_moof',
      '-frag_duration',
      '400000',
    ],
    ...['-flush_packets', '1', '-y', `file:${path}`],
  ]
}

/** The path of a session's part: `recording.mp4`, then `recording-2.mp4`, ...; the first that does not exist. */
export function nextPartPath(dir: string): string {
  for (let part = 1; ; part++) {
    const path = join(dir, part === 1 ? 'recording.mp4' : `recording-${part}.mp4`)
    if (!existsSync(path)) return path
  }
}

/** Records the show into `dir` until `signal` aborts; a part that fails is followed by a new one. Never throws. */
export async function keepRecording(dir: string, deps: RecorderDeps, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_RETRY_MS
  while (!signal.aborted) {
    const path = nextPartPath(dir)
    const startedAtMs = deps.clock.monotonicMs()
    const error = await recordPart(path, deps, signal)
    if (signal.aborted) break
    deps.onState({ kind: 'failed', path, error: error.toInfo() })
    const lasted = deps.clock.monotonicMs() - startedAtMs > LASTED_MS
    waitMs = lasted ? FIRST_RETRY_MS : Math.min(MAX_RETRY_MS, waitMs * 2)
    await sleep(deps.clock, waitMs, signal)
  }
  deps.onState({ kind: 'off' })
}

async function recordPart(path: string, deps: RecorderDeps, signal: AbortSignal): Promise<StudioError> {
  await mkdir(dirname(path), { recursive: true }).catch(() => {})
  const child = spawnChild(
    { name: 'recorder', command: deps.ffmpegPath, args: recorderArgs(path), stdio: ['pipe', 'ignore', 'pipe'] },
    deps.journal,
  )
  const feed = createFeed(deps.fanout, deps.gate, child.process.stdin as Writable, {
    maxQueuedBytes: MAX_QUEUED_BYTES,
    primed: false,
  })
  const { clock, onRecordingQueue: onMeasure } = deps
  const stopMeasuring = startQueueMeasure({ clock, id: 'recording', queue: feed, onMeasure })
  deps.onState({ kind: 'recording', path, bytes: 0, freeBytes: null, secondsToFull: null })
  const over = new AbortController()
  const syncing = keepSynced(path, deps, over.signal)
  const ending = endInTime({ clock: deps.clock, graceMs: END_GRACE_MS, finish: feed.end, kill: child.kill }, signal)
  const exit = await child.exited
  ending.over()
  stopMeasuring()
  feed.end()
  over.abort()
  await syncing
  await discardEmpty(path, deps.onDiscarded)
  return new StudioError('recording.failed', { reason: exitReason(exit) })
}

/** Once a second what was written is on the disk, and its size and the space left are told. */
async function keepSynced(path: string, { clock, onProgress }: RecorderDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(clock, SYNC_EVERY_MS, signal)
    const file = await open(path, 'r+').catch(() => null)
    if (!file) continue
    try {
      await file.datasync()
      const { size } = await file.stat()
      const space = await statfs(dirname(path)).catch(() => null)
      onProgress(size, space && space.bavail * space.bsize)
    } catch {
      // The recorder itself reports a disk that fails.
    } finally {
      await file.close()
    }
  }
}

async function discardEmpty(path: string, onDiscarded: (path: string) => void): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > 0) return
  await rm(path, { force: true }).catch(() => {})
  onDiscarded(path)
}
