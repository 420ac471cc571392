import type { ProgrammeFormat } from '../../programme/programme-format.ts'
import { KEY_FRAME_INTERVAL_S } from '../key-frame-interval.ts'

/**
 * Which bitrate the programme has. In: how the queue of each destination that counts keeps up, and what the host set.
 * Out: the next state. A queue that takes nothing at all is no congestion: its destination is being called again.
 * Pure; never goes above the host's setting.
 */
export interface AdaptedBitrate {
  readonly hostKbps: number
  /** Goes over the same line, and stays as it is. */
  readonly audioKbps: number
  readonly kbps: number
  /** Why it is not the host's; null when it is. */
  readonly cause: Congestion | null
  readonly lastChange: 'lowered' | 'raised' | null
  /** A change shows in a queue only when what waited in it is gone: no other before this. */
  readonly holdUntilMs: number
  /** Nothing has waited since then. */
  readonly calmSinceMs: number
  /** How often raising it brought the congestion back. */
  readonly relapses: number
  readonly trends: ReadonlyMap<string, readonly Waiting[]>
}

export interface Congestion {
  readonly name: string
  readonly sentKbps: number
}

export interface DestinationQueue {
  readonly id: string
  readonly name: string
  readonly waitingMs: number
  /** Of what may wait before pictures are dropped. */
  readonly fill: number
  readonly sentKbps: number
}

interface Waiting {
  readonly atMs: number
  readonly waitingMs: number
}

/** Waiting this long is more than one large key frame. */
const TOO_LONG_MS = 1_500
const CALM_MS = 500
/** A key frame fills the queue for a moment: what waits is compared with what did one key frame ago. */
const TREND_MS = KEY_FRAME_INTERVAL_S * 1000
const GROWTH_MS = 100
/** Pictures are about to be dropped. */
const ALMOST_FULL = 0.9
/** A queue that grows nearly as fast as time passes goes nowhere: its destination is about to be left. */
const STANDING_MS = 1_000
const STANDING_GROWTH_MS = 900
/** Of what the line carried, so that what waits gets away too. */
const MARGIN = 0.85
const MIN_KBPS = 400
const MIN_SHARE = 0.3
const MIN_HOLD_MS = 4_000
const STEP_SHARE = 0.125
const STEP_AFTER_MS = 20_000
/** The wait for a step doubles with each relapse, up to 160 s. */
const MAX_DOUBLINGS = 3

/** The host's own setting: it holds at once, and what was learnt about the one before is forgotten. */
export const hostBitrate = (
  { bitrateKbps, audioKbps }: Pick<ProgrammeFormat, 'bitrateKbps' | 'audioKbps'>,
  nowMs: number,
): AdaptedBitrate => ({
  hostKbps: bitrateKbps,
  audioKbps,
  kbps: bitrateKbps,
  cause: null,
  lastChange: null,
  holdUntilMs: nowMs + MIN_HOLD_MS,
  calmSinceMs: nowMs,
  relapses: 0,
  trends: new Map(),
})

export const lowestKbps = (hostKbps: number): number =>
  Math.min(hostKbps, Math.round(Math.max(MIN_KBPS, hostKbps * MIN_SHARE)))

export function adaptBitrate(
  before: AdaptedBitrate,
  queues: readonly DestinationQueue[],
  nowMs: number,
): AdaptedBitrate {
  const trends = new Map(queues.map((queue) => [queue.id, trendOf(before.trends.get(queue.id) ?? [], queue, nowMs)]))
  const isCalm = queues.every(({ waitingMs }) => waitingMs < CALM_MS)
  const state = { ...before, trends, calmSinceMs: isCalm ? before.calmSinceMs : nowMs }
  const slowest = queues
    .filter((queue) => isCongested(queue, trends.get(queue.id) ?? []))
    .toSorted((one, other) => one.sentKbps - other.sentKbps)[0]
  if (nowMs < state.holdUntilMs) return state
  return slowest ? lowered(state, slowest, nowMs) : raised(state, nowMs)
}

/** Everything of the last key-frame interval, and the one before it. */
const trendOf = (trend: readonly Waiting[], { waitingMs }: DestinationQueue, nowMs: number): readonly Waiting[] => {
  const begin = trend.findLastIndex(({ atMs }) => nowMs - atMs >= TREND_MS)
  return [...trend.slice(Math.max(0, begin)), { atMs: nowMs, waitingMs }]
}

function isCongested({ waitingMs, fill, sentKbps }: DestinationQueue, trend: readonly Waiting[]): boolean {
  const grownOver = (ms: number) => {
    const then = trend.findLast(({ atMs }) => (trend.at(-1)?.atMs ?? 0) - atMs >= ms)
    return then ? waitingMs - then.waitingMs : 0
  }
  if (sentKbps === 0 || grownOver(STANDING_MS) >= STANDING_GROWTH_MS) return false
  return fill >= ALMOST_FULL || (waitingMs > TOO_LONG_MS && grownOver(TREND_MS) > GROWTH_MS)
}

function lowered(state: AdaptedBitrate, queue: DestinationQueue, nowMs: number): AdaptedBitrate {
  const carried = Math.round((queue.sentKbps - state.audioKbps) * MARGIN)
  const kbps = Math.max(lowestKbps(state.hostKbps), Math.min(carried, Math.round(state.kbps * MARGIN)))
  if (kbps >= state.kbps) return state
  const drainMs = (queue.waitingMs * state.kbps) / queue.sentKbps
  return {
    ...state,
    kbps,
    cause: { name: queue.name, sentKbps: queue.sentKbps },
    lastChange: 'lowered',
    holdUntilMs: nowMs + Math.max(MIN_HOLD_MS, drainMs + TREND_MS),
    calmSinceMs: nowMs,
    relapses: state.lastChange === 'raised' ? Math.min(MAX_DOUBLINGS, state.relapses + 1) : state.relapses,
  }
}

function raised(state: AdaptedBitrate, nowMs: number): AdaptedBitrate {
  const isDue = nowMs - state.calmSinceMs >= STEP_AFTER_MS * 2 ** state.relapses
  if (state.kbps >= state.hostKbps || !isDue) return state
  const kbps = Math.min(state.hostKbps, state.kbps + Math.round(state.hostKbps * STEP_SHARE))
  return {
    ...state,
    kbps,
    cause: kbps === state.hostKbps ? null : state.cause,
    lastChange: 'raised',
    holdUntilMs: nowMs + MIN_HOLD_MS,
    calmSinceMs: nowMs,
  }
}
