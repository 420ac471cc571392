import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import type { Clock } from '../ports.ts'
import type { ChildExit } from '../process/child.ts'
import { endInTime } from '../process/end-in-time.ts'
import { startStallWatchdog } from '../process/stall-watchdog.ts'
import { AAC_FRAME_MS, SAMPLE_RATE, tickMs } from '../programme/programme-format.ts'
import type { Backlog } from './backlog.ts'
import { type EncoderDeps, startEncoder } from './encoder.ts'
import type { Rung } from './ladder.ts'

/** One encoder from its start to its end, fed from the backlog. Its tags wait until it is its turn. */
export interface EncoderRun {
  readonly rung: Rung
  readonly kbps: number
  readonly hasRun: boolean
  /** Samples it was given so far. */
  readonly writtenSamples: number
  /** Gives it every tick from its first on that it has not been given. */
  feed(): void
  /** It is its turn: what it has leaves now, the rest as it comes. */
  release(): void
  /** It gets no more ticks and finishes; from `leadSamples` before `tick` on the sound is its successor's. */
  endAt(tick: number, leadSamples: number): void
  kill(): void
  readonly ended: Promise<RunEnd>
}

export interface RunEnd {
  readonly exit: ChildExit
  /** False when it ended before its first tag. */
  readonly hasRun: boolean
  readonly stalled: boolean
}

export interface EncoderRunDeps extends Omit<EncoderDeps, 'choice'> {
  readonly clock: Clock
  readonly backlog: Backlog
  readonly rung: Rung
  readonly firstTick: number
  /** Its turn has come and its first tag is there. */
  readonly onRunning: () => void
}

/** It returns none of the ticks it was given for this long: it hangs. */
export const STALL_LIMIT_MS = 5_000
/** A busy machine may start it slowly. */
const START_LIMIT_MS = 15_000
/** For what it still has, when it is asked to end. */
const END_GRACE_MS = 4_000

export function startEncoderRun(deps: EncoderRunDeps, signal: AbortSignal): EncoderRun {
  const { clock, backlog, rung, format, leadSamples, onTag, onRunning } = deps
  const samplesPerTick = SAMPLE_RATE / format.fps
  let nextTick = deps.firstTick
  let writtenSamples = 0
  let soundEndMs = Number.POSITIVE_INFINITY
  let hasRun = false
  let stalled = false
  let held: ProgrammeTag[] | null = []

  function take(tag: ProgrammeTag): void {
    if (tag.kind === 'audio' && !tag.isHeader && tag.timestampMs > soundEndMs - AAC_FRAME_MS / 2) return
    onTag(tag)
  }

  function arrive(tag: ProgrammeTag): void {
    watchdog.progressed()
    const isFirst = !hasRun
    hasRun = true
    if (held) held.push(tag)
    else take(tag)
    if (isFirst && !held) onRunning()
  }

  const encoder = startEncoder({ ...deps, choice: rung, onTag: arrive })
  const watchdog = startStallWatchdog({
    clock,
    limitMs: () => (hasRun ? STALL_LIMIT_MS : START_LIMIT_MS),
    isDue: () => writtenSamples > 0 && backlog.length > 0,
    onStall() {
      stalled = true
      encoder.kill()
    },
  })
  const ending = endInTime({ clock, graceMs: END_GRACE_MS, finish: encoder.finish, kill: encoder.kill }, signal)

  function feed(): void {
    for (const pending of backlog.from(nextTick)) {
      if (writtenSamples === 0) encoder.lead(backlog.soundBefore(pending.tick, leadSamples))
      if (writtenSamples === 0) writtenSamples = leadSamples
      encoder.write(pending)
      writtenSamples += samplesPerTick
      nextTick = pending.tick + 1
    }
  }

  async function end(): Promise<RunEnd> {
    const exit = await encoder.exited
    watchdog.stop()
    ending.over()
    return { exit, hasRun, stalled }
  }

  let isReady = false
  void encoder.ready.then(() => {
    isReady = true
    feed()
  })
  return {
    rung,
    kbps: format.bitrateKbps,
    get hasRun() {
      return hasRun
    },
    get writtenSamples() {
      return writtenSamples
    },
    feed: () => isReady && feed(),
    release() {
      const waiting = held ?? []
      held = null
      waiting.forEach(take)
      if (hasRun) onRunning()
    },
    endAt(tick, lead) {
      soundEndMs = tickMs(tick, format) - (lead * 1000) / SAMPLE_RATE
      ending.begin()
    },
    kill: encoder.kill,
    ended: end(),
  }
}
