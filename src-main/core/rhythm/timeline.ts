import type { Cue } from '../../contract/state.ts'
import type { CompiledRun } from './run-of-show.ts'

/** Something that is due at a show time (ms). */
export type Moment =
  | { readonly kind: 'phase'; readonly atMs: number; readonly phaseId: string }
  | { readonly kind: 'cue'; readonly atMs: number; readonly cue: Cue }

/** Phases and cues in one order of time; a phase starts before the cues of the same moment. */
export function timelineOf({ phases, cues }: CompiledRun): readonly Moment[] {
  const moments: Moment[] = [
    ...phases.map(({ id, startsAtMs }) => ({ kind: 'phase', atMs: startsAtMs, phaseId: id }) as const),
    ...cues.map((cue) => ({ kind: 'cue', atMs: cue.dueAtMs, cue }) as const),
  ]
  return moments.sort((a, b) => a.atMs - b.atMs)
}
