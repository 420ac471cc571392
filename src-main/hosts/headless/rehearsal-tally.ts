import { describeError, type ErrorCode } from '../../contract/errors.ts'
import type { IngestAnswer } from '../../contract/ingest.ts'
import type { RehearsalSummary } from '../../contract/rehearsal-summary.ts'
import type { Destination } from '../../contract/state.ts'
import type { HostedStudio } from '../../core/studio.ts'
import { say } from './terminal.ts'

/** What a rehearsal's summary needs that the journal does not say: the state each destination ended the show in, and duplicates. */
export interface Tally {
  ingested(answer: IngestAnswer): void
  comments(): { readonly received: number; readonly duplicates: number }
  destinations(): RehearsalSummary['destinations']
  encoder(): string
  /** False when there were destinations and none of them ever took the stream. */
  wasOnAir(): boolean
}

export function createTally(studio: HostedStudio): Tally {
  const lastStates = new Map<string, string>()
  const wereLive = new Set<string>()
  const said = new Map<string, ErrorCode>()
  let received = 0
  let duplicates = 0
  let encoder = ''

  /** Trouble of a destination is said once, not at every attempt. */
  function follow({ id, state }: Destination): void {
    if (state.kind === 'live') wereLive.add(id)
    if (state.kind === 'retrying' && said.get(id) !== state.error.code) say(describeError(state.error))
    if (state.kind === 'retrying') said.set(id, state.error.code)
    if (state.kind === 'live') said.delete(id)
    if (state.kind !== 'off') lastStates.set(id, state.kind)
  }

  studio.onEvent((_seq, event) => {
    if (event.type === 'destination.changed') follow(event.destination)
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
    wasOnAir: () => wereLive.size > 0 || Object.keys(studio.snapshot().state.destinations).length === 0,
  }
}
