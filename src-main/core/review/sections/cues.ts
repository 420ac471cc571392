import type { SessionReport } from '../../../contract/report.ts'
import { isoOf, type Section } from './section.ts'

type CueRow = SessionReport['cues'][number]

/** Every prompt that fired, in order. */
export function createCues(): Section<readonly CueRow[]> {
  const cues: CueRow[] = []
  return {
    take(event) {
      if (event.type !== 'cue.fired') return
      const { id, phaseId, text } = event.cue
      cues.push({ id, phaseId, text, firedAt: isoOf(event.atMs), showMs: event.firedAtMs })
    },
    finish: () => cues,
  }
}
