import { StudioError, type StudioErrorInfo, toStudioError } from '../../contract/errors.ts'
import type { Source } from '../../contract/state.ts'
import { type Clock, sleep } from '../ports.ts'
import { exitReason } from '../process/child.ts'
import { type StallWatchdog, startStallWatchdog } from '../process/stall-watchdog.ts'
import type { Frame } from '../programme/frame-pool.ts'
import { createFrozenPicture } from './frozen-picture.ts'
import { hasPicture, type SourceSpec } from './source-args.ts'
import {
  NOTHING,
  type SourceProcess,
  type SourceProcessDeps,
  type SourceTick,
  startSourceProcess,
} from './source-process.ts'

/** A source that keeps itself open until it is closed. Out: its frames and sound, and what state it is in. */
export interface LiveSource {
  readonly id: string
  /** False for a microphone: it is heard and never seen. */
  readonly hasPicture: boolean
  /** What it has for this tick; nothing while it is not open. */
  take(soundBytes: number): SourceTick
  close(): Promise<void>
}

export interface SourceDeps extends Omit<SourceProcessDeps, 'onDelivery'> {
  readonly clock: Clock
  readonly onState: (state: Source['state']) => void
}

const FIRST_RETRY_MS = 250
const MAX_RETRY_MS = 2_000
/** Viewers see the slate meanwhile. */
const STALL_LIMIT_MS = 5_000
/** Cameras take a few seconds to open. */
const OPEN_LIMIT_MS = 15_000

export function openSource(id: string, name: string, spec: SourceSpec, deps: SourceDeps): LiveSource {
  const closing = new AbortController()
  let current: SourceProcess | null = null
  let failures = 0
  const [lane] = deps.lanes
  const frozenPicture =
    spec.kind === 'camera' && lane ? createFrozenPicture(lane.format.width, lane.format.height) : null

  async function runOnce(): Promise<StudioErrorInfo> {
    let running = false
    let watchdog: StallWatchdog | null = null
    let stopped: 'stalled' | 'frozen' | null = null
    const end = (reason: 'stalled' | 'frozen') => {
      stopped = reason
      current?.kill()
    }
    const onDelivery = (frame: Frame | null) => {
      watchdog?.progressed()
      if (frame && frozenPicture?.observe(frame.data, deps.clock.monotonicMs())) end('frozen')
      if (running) return
      running = true
      failures = 0
      deps.onState({ kind: 'running' })
    }
    current = await startSourceProcess(name, spec, { ...deps, onDelivery })
    if (closing.signal.aborted) await current.stop()
    const { isDue, exited } = current
    watchdog = startStallWatchdog({
      clock: deps.clock,
      limitMs: () => (running ? STALL_LIMIT_MS : OPEN_LIMIT_MS),
      isDue,
      onStall: () => end('stalled'),
    })
    const exit = await exited
    watchdog.stop()
    await current.stop()
    current = null
    frozenPicture?.restart()
    if (stopped !== null) return new StudioError(`source.${stopped}`, { name }).toInfo()
    return new StudioError('source.stopped', { name, reason: exitReason(exit) }).toInfo()
  }

  async function keepOpen(): Promise<void> {
    deps.onState({ kind: 'opening' })
    while (!closing.signal.aborted) {
      const error = await runOnce().catch((cause: unknown) => toStudioError(cause).toInfo())
      if (closing.signal.aborted) break
      failures += 1
      const waitMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
      deps.onState({ kind: 'retrying', error, retryAtMs: deps.clock.nowMs() + waitMs })
      await sleep(deps.clock, waitMs, closing.signal)
    }
    deps.onState({ kind: 'off' })
  }

  const done = keepOpen()
  return {
    id,
    hasPicture: hasPicture(spec),
    take: (soundBytes) => current?.take(soundBytes) ?? NOTHING,
    async close() {
      closing.abort()
      await current?.stop()
      await done
    },
  }
}
