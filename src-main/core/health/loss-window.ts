import type { HealthLevel, LossWindow } from '../../contract/health.ts'

/**
 * In: two counts that only go up, as often as one likes. Out: how much of the last ten seconds was lost.
 * A count that went down began anew (another show, another connection): what came before is forgotten.
 */
export interface LossCounter {
  add(atMs: number, lost: number, total: number): LossWindow
}

interface Sample {
  readonly atMs: number
  readonly lost: number
  readonly total: number
}

const WINDOW_MS = 10_000
const WARN_RATIO = 0.01
const DANGER_RATIO = 0.05
/** One of three is no 33 %: fewer than a second's worth says nothing. */
const LEAST_TOTAL = 24

export function createLossCounter(): LossCounter {
  let samples: readonly Sample[] = []
  return {
    add(atMs, lost, total) {
      const last = samples.at(-1)
      const isAnew = last !== undefined && (total < last.total || lost < last.lost)
      const before = isAnew ? [] : samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS)
      samples = [...before, { atMs, lost, total }]
      const [first = { lost, total }] = samples
      return lossWindow(lost - first.lost, total - first.total)
    },
  }
}

export const lossWindow = (lost: number, total: number): LossWindow => ({ lost, total, level: levelOf(lost, total) })

function levelOf(lost: number, total: number): HealthLevel {
  if (total < LEAST_TOTAL || lost < total * WARN_RATIO) return 'ok'
  return lost < total * DANGER_RATIO ? 'warn' : 'danger'
}

/** Several windows of one kind as one. */
export function addWindows(windows: readonly LossWindow[]): LossWindow {
  const sum = (pick: (window: LossWindow) => number) => windows.reduce((total, window) => total + pick(window), 0)
  return lossWindow(
    sum(({ lost }) => lost),
    sum(({ total }) => total),
  )
}
