import type { PhaseRow } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { countSentiment, moodOf, noSentiments, type SentimentCounts } from './mood.ts'
import { isoOf, type Section } from './section.ts'
import { orderOf } from './tally.ts'

interface PhaseTally {
  readonly phaseId: string
  readonly title: LocalisedText
  readonly startedAtMs: number
  comments: number
  cuesFired: number
  orders: number
  readonly bySentiment: SentimentCounts
}

/** A phase lasts until the next begins, the last one until the end. One that goes on after a crash is one phase. */
export function createByPhase(): Section<readonly PhaseRow[]> {
  const phases: PhaseTally[] = []
  let titles: ReadonlyMap<string, LocalisedText> = new Map()

  const start = (phaseId: string, startedAtMs: number): void => {
    if (phases.at(-1)?.phaseId === phaseId) return
    const title = titles.get(phaseId) ?? { en: phaseId, 'zh-CN': phaseId }
    phases.push({ phaseId, title, startedAtMs, comments: 0, cuesFired: 0, orders: 0, bySentiment: noSentiments() })
  }
  const phaseAt = (atMs: number) => phases.findLast(({ startedAtMs }) => startedAtMs <= atMs)

  return {
    take(event, atMs) {
      if (event.type === 'run.loaded') titles = new Map(event.run.phases.map(({ id, title }) => [id, title]))
      else if (event.type === 'phase.started') start(event.phaseId, event.atMs)
      else if (event.type === 'cue.fired') {
        const phase = phases.findLast(({ phaseId }) => phaseId === event.cue.phaseId)
        if (phase) phase.cuesFired += 1
      } else {
        const phase = phaseAt(atMs)
        if (phase && event.type === 'comment.received') phase.comments += 1
        if (phase && orderOf(event)) phase.orders += 1
      }
    },
    read(reading) {
      const phase = phaseAt(reading.occurredAtMs)
      if (phase) countSentiment(phase.bySentiment, reading)
    },
    finish: ({ endMs }) =>
      phases.map(({ startedAtMs, phaseId, title, comments, cuesFired, orders, bySentiment }, index) => {
        const durationMs = Math.max(0, (phases[index + 1]?.startedAtMs ?? endMs) - startedAtMs)
        const told = { phaseId, title, startedAt: isoOf(startedAtMs), durationMs, comments, cuesFired, orders }
        return { ...told, ...moodOf(bySentiment) }
      }),
  }
}
