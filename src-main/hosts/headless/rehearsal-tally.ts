import type { IngestAnswer } from '../../contract/ingest.ts'
import type { RehearsalSummary } from '../../contract/rehearsal-summary.ts'
import type { HostedStudio } from '../../core/studio.ts'

/** What a rehearsal's summary needs that the journal does not say: the state each destination ended the show in, and duplicates. */
export interface Tally {
  ingested(answer: IngestAnswer): void
  comments(): { readonly received: number; readonly duplicates: number }
  destinations(): RehearsalSummary['destinations']
  encoder(): string
}

export function createTally(studio: HostedStudio): Tally {
  const lastStates = new Map<string, string>()
  let received = 0
  let duplicates = 0
  let encoder = ''

  studio.onEvent((_seq, event) => {
    if (event.type === 'destination.changed' && event.destination.state.kind !== 'off') {
      lastStates.set(event.destination.id, event.destination.state.kind)
    }
    if (event.type === 'encoder.changed' && event.encoder.kind === 'running') encoder = event.encoder.encoder
  })

  return {
    ingested(answer) {
      received += answer.accepted + answer.duplicates + answer.rejected.length
      duplicates += answer.duplicates
    },
    comments: () => ({ received, duplicates }),
    destinations: () =>
      Object.values(studio.snapshot().state.destinations).map(({ id, url, counters }) => ({
        url,
        state: lastStates.get(id) ?? 'off',
        ...counters,
      })),
    encoder: () => encoder,
  }
}
