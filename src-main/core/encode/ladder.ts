import type { LocalisedText } from '../../contract/text.ts'
import { REASONS, softwareReason, tookOver } from './choice-reason.ts'
import { type EncoderChoice, isSameChoice, SOFTWARE } from './encoder-choice.ts'
import type { Probed } from './probe-cache.ts'

/** One encoder that may run, and why it is the choice while it is. */
export interface Rung extends EncoderChoice {
  readonly reason: LocalisedText
}

/** Which encoder runs. One that dies is started once more; when it dies again, the next takes over. */
export interface EncoderLadder {
  /** The encoder to run now. */
  current(): Rung
  /** It died. Out: the one that takes over, or null when the same is started again. */
  failed(reason: string): Rung | null
  /** The hardware was tested: what passed is used from the next moment that `mayChange`. */
  offer(rungs: readonly Rung[]): void
  /** `mayChange` may have become true. */
  settle(): void
  /** Calls back when another takes over although this one lives, or when it has another reason; the answer stops that. */
  onChange(listener: () => void): () => void
}

export interface LadderDeps {
  /** Never empty; the last one is started again for ever. */
  readonly rungs: readonly Rung[]
  readonly monotonicMs: () => number
  /** False on air: an encoder that works is not replaced in the middle of a show. */
  readonly mayChange?: () => boolean
  /** An encoder was given up. */
  readonly onGivenUp?: () => void
}

/** Two deaths further apart than this are two accidents; closer together they are one encoder that does not work. */
const SAME_TROUBLE_MS = 60_000

/** Those that passed, best first, and libx264 below them. Pure. */
export function rungsOf(probed: readonly Probed[]): readonly Rung[] {
  const passed = probed.filter(({ trouble }) => trouble === null)
  return [
    ...passed.map(({ encoder, device }) => ({ encoder, device, reason: REASONS.passed })),
    { ...SOFTWARE, reason: softwareReason(probed) },
  ]
}

export const chosenRung = (probed: readonly Probed[]): Rung => rungsOf(probed)[0] as Rung

export function createLadder({ monotonicMs, mayChange = () => true, onGivenUp, ...deps }: LadderDeps): EncoderLadder {
  let [rung, ...below] = deps.rungs as [Rung, ...Rung[]]
  let diedAtMs = Number.NEGATIVE_INFINITY
  let offered: readonly Rung[] | null = null
  const listeners = new Set<() => void>()

  function take([next, ...rest]: readonly Rung[]): void {
    if (!next) return
    rung = next
    below = rest
    diedAtMs = Number.NEGATIVE_INFINITY
  }

  function settle(): void {
    const better = offered?.[0]
    if (!offered || !better || !(mayChange() || isSameChoice(better, rung))) return
    take(offered)
    offered = null
    for (const call of listeners) call()
  }

  return {
    current: () => rung,
    failed(reason) {
      const diedBefore = monotonicMs() - diedAtMs < SAME_TROUBLE_MS
      diedAtMs = monotonicMs()
      const next = below.length > 0 ? below : offered
      if (!diedBefore || !next) return null
      const dead = rung
      take(next)
      if (next === offered) offered = null
      rung = { ...rung, reason: tookOver(dead.encoder, reason) }
      onGivenUp?.()
      return rung
    },
    offer(rungs) {
      offered = rungs
      settle()
    },
    settle,
    onChange(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
  }
}
