import { StudioError } from '../../contract/errors.ts'
import type { IngestEvent } from '../../contract/ingest.ts'
import type { StudioState } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import { createReplay } from '../../core/comments/replay/replay-comments.ts'
import { scheduleComments } from '../../core/comments/replay/schedule-comments.ts'
import { SOFTWARE } from '../../core/encode/encoder-choice.ts'
import { systemClock } from '../../core/ports.ts'
import type { HostedStudio } from '../../core/studio.ts'
import type { LocalIngest } from './local-ingest.ts'
import type { Tally } from './rehearsal-tally.ts'
import type { RehearseOptions } from './rehearse-options.ts'
import { say } from './terminal.ts'
import { waitForState } from './wait-for-state.ts'

const SOURCE_TIMEOUT_MS = 20_000
/** The promo stands from a quarter to three quarters of the show. */
const PROMO_FROM = 0.25
const PROMO_LASTS = 0.5

export interface RehearsalParts {
  readonly comments: readonly IngestEvent[]
  readonly ingest: LocalIngest | null
  readonly tally: Tally
  readonly interrupted: AbortSignal
}

/** Plays the show from its source's first picture to its last byte. Out: the session's id. @throws StudioError source.not-opened and others. */
export async function runShow(studio: HostedStudio, options: RehearseOptions, parts: RehearsalParts): Promise<string> {
  const { comments, ingest, tally, interrupted } = parts
  const { kind, name, device } = options.source
  await studio.dispatch('source.add', { kind, name, device }, 'host')
  await waitForState(studio, sourceDelivers, SOURCE_TIMEOUT_MS)
  for (const [index, url] of (ingest ? [ingest.url] : options.to).entries()) {
    await studio.dispatch('destination.add', { name: `Destination ${index + 1}`, url }, 'host')
  }
  if (interrupted.aborted) throw new StudioError('rehearsal.interrupted')
  const { fps } = studio.snapshot().state.programme
  const { sessionId } = studio.startShow({
    kind: 'rehearsal',
    title: 'Rehearsal',
    durationTicks: Math.round(options.seconds * fps),
    speed: options.speed,
  })
  say({ en: `Rehearsal ${sessionId}: connecting.`, 'zh-CN': `排练 ${sessionId}：正在连接。` })
  interrupted.addEventListener('abort', () => void studio.dispatch('show.stop', {}, 'host').catch(() => {}))

  await waitForState(studio, ({ show }) => show.kind !== 'starting')
  const { speed, loop } = options
  const schedule = scheduleComments(comments, { durationMs: options.seconds * 1000, speed, loop })
  const replay = createReplay({ clock: systemClock, schedule, send: (batch) => tally.ingested(studio.ingest(batch)) })
  const cancelPromo = promoLater(studio, options)
  const progress = setInterval(() => say(progressText(studio.snapshot().state, options)), 1_000)
  replay.start()
  await waitForState(studio, ({ show }) => show.kind !== 'live')
  clearInterval(progress)
  cancelPromo()
  if (interrupted.aborted) replay.stop()
  else replay.finish()
  await waitForState(studio, ({ show, recording }) => show.kind === 'off' && recording.kind !== 'finishing')
  return sessionId
}

function sourceDelivers({ programme, sources, encoder }: StudioState): boolean {
  const source = programme.activeSourceId === null ? undefined : sources[programme.activeSourceId]
  if (source?.state.kind === 'retrying') throw new StudioError('source.not-opened', source.state.error.details)
  // A hardware encoder that fails gives way to the next; below libx264 there is none.
  if (encoder.kind === 'retrying' && encoder.encoder === SOFTWARE.encoder)
    throw new StudioError(encoder.error.code, encoder.error.details)
  return source?.state.kind === 'running' && encoder.kind === 'running'
}

function promoLater(studio: HostedStudio, { seconds }: RehearseOptions): () => void {
  const offer = { title: 'Crystal lotus lamp', priceMinor: 2990, compareAtMinor: 4500, currency: 'USD' }
  const durationSeconds = Math.max(1, Math.floor(seconds * PROMO_LASTS))
  return systemClock.after(seconds * PROMO_FROM * 1000, () => {
    void studio.dispatch('promo.show', { ...offer, durationSeconds }, 'host').catch(() => {})
  })
}

function progressText(state: StudioState, { seconds }: RehearseOptions): LocalisedText {
  const { show, room, destinations, run } = state
  const real = show.kind === 'live' ? (systemClock.nowMs() - show.clock.startedAtMs) / 1000 : 0
  const phase = run.phases.find(({ id }) => id === run.currentPhaseId)?.title
  const where = Object.values(destinations)
    .map(({ url, state: { kind } }) => `${url} ${kind}`)
    .join(' · ')
  return {
    en: `${real.toFixed(0)} of ${seconds} s · ${room.received} comments · ${phase?.en ?? '-'} · ${where}`,
    'zh-CN': `${real.toFixed(0)} / ${seconds} 秒 · ${room.received} 条评论 · ${phase?.['zh-CN'] ?? '-'} · ${where}`,
  }
}
