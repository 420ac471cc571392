import { mkdir } from 'node:fs/promises'
import { StudioError } from '../../../contract/errors.ts'
import type { RecordingState } from '../../../contract/state.ts'
import type { Fanout } from '../../fanout/fanout.ts'
import { sleep } from '../../ports.ts'
import { hasRoomAgain, isFull } from './disk-space.ts'
import { nextPartPath } from './part-files.ts'
import { createPartStreams } from './part-streams.ts'
import { type PartDeps, type PartEnd, recordPart } from './record-part.ts'

/**
 * In: one encoded programme and its show gate. Out: the show in files of one folder, a new part where the one before
 * failed, could not go on or had no room. Never slows the programme, never fills the disk.
 */
export interface RecorderDeps extends PartDeps {
  readonly fanout: Fanout
  readonly onState: (state: RecordingState) => void
}

/** A part that fails at once is tried again more and more slowly. */
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 10_000
/** A part that lasted this long was no failed start. */
const LASTED_MS = 5_000
const LOOK_FOR_ROOM_EVERY_MS = 1_000

/** Records the show into `dir` until `signal` aborts and everything is on disk. Never throws. */
export async function keepRecording(dir: string, deps: RecorderDeps, signal: AbortSignal): Promise<void> {
  const streams = createPartStreams(deps.fanout)
  const open = new Map<string, Promise<void>>()
  let waitMs = FIRST_RETRY_MS
  let last: PartEnd = { kind: 'cut', bytesPerSecond: 0 }

  function recordNext(path: string): Promise<PartEnd> {
    const part = recordPart(path, streams.current, deps, signal)
    open.set(path, part.closed)
    void part.closed.then(() => open.delete(path))
    deps.onState({ kind: 'recording', path, bytes: 0, freeBytes: null, secondsToFull: null })
    return part.over
  }

  while (!signal.aborted) {
    await mkdir(dir, { recursive: true }).catch(() => {})
    const path = nextPartPath(dir, new Set(open.keys()))
    await untilThereIsRoom(dir, path, last, deps, signal)
    if (signal.aborted) break
    const startedAtMs = deps.clock.monotonicMs()
    last = await recordNext(path)
    if (last.kind !== 'failed' || signal.aborted) continue
    deps.onState({ kind: 'failed', path, error: last.error.toInfo() })
    const lasted = deps.clock.monotonicMs() - startedAtMs > LASTED_MS
    waitMs = lasted ? FIRST_RETRY_MS : Math.min(MAX_RETRY_MS, waitMs * 2)
    await sleep(deps.clock, waitMs, signal)
  }
  streams.close()
  await Promise.all(open.values())
  deps.onState({ kind: 'off' })
}

/** Waits while the disk is too full for a part; one that ended for want of room needs more before the next begins. */
async function untilThereIsRoom(
  dir: string,
  path: string,
  { kind, bytesPerSecond }: PartEnd,
  { clock, readSpace, onState }: RecorderDeps,
  signal: AbortSignal,
): Promise<void> {
  let paused = false
  while (!signal.aborted) {
    const space = await readSpace(dir)
    const needsMore = paused || kind === 'full'
    if (!space || (needsMore ? hasRoomAgain(space, bytesPerSecond) : !isFull(space, bytesPerSecond))) return
    if (!paused) onState({ kind: 'paused', path, error: new StudioError('recording.disk-full').toInfo() })
    paused = true
    await sleep(clock, LOOK_FOR_ROOM_EVERY_MS, signal)
  }
}
