import type { Phase, RunState } from '../../../src-main/contract/state.ts'

/** The phase the core says runs; before its first word, the one the show time falls into. */
export function currentPhase(run: RunState, showMs: number): Phase | null {
  const told = run.phases.find(({ id }) => id === run.currentPhaseId)
  return told ?? run.phases.find(({ startsAtMs, endsAtMs }) => startsAtMs <= showMs && showMs < endsAtMs) ?? null
}

/** Time left in a phase; negative by as much as it is over. */
export function phaseLeftMs(phase: Phase, showMs: number): number {
  return phase.endsAtMs - showMs
}

export function runLengthMs(run: RunState): number {
  return run.phases.reduce((end, phase) => Math.max(end, phase.endsAtMs), 0)
}

/** Where the show stands in the run, 0 to 1. */
export function runPosition(run: RunState, showMs: number): number {
  const lengthMs = runLengthMs(run)
  return lengthMs > 0 ? Math.min(1, Math.max(0, showMs / lengthMs)) : 0
}
