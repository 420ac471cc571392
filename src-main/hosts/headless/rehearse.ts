import { performance } from 'node:perf_hooks'
import { StudioError } from '../../contract/errors.ts'
import type { IngestEvent } from '../../contract/ingest.ts'
import type { RehearsalSummary } from '../../contract/rehearsal-summary.ts'
import type { StudioState } from '../../contract/state.ts'
import type { LocalisedText } from '../../contract/text.ts'
import { readCommentFile } from '../../core/comments/replay/comment-file.ts'
import { createReplay } from '../../core/comments/replay/replay-comments.ts'
import { scheduleComments } from '../../core/comments/replay/schedule-comments.ts'
import { systemClock } from '../../core/ports.ts'
import { buildReport } from '../../core/review/build-report.ts'
import { writeReports } from '../../core/review/write-reports.ts'
import { createSessionReader } from '../../core/session/session-reader.ts'
import { openReadStore } from '../../core/store/open-store.ts'
import type { HostedStudio } from '../../core/studio.ts'
import { type LocalIngest, startLocalIngest } from './local-ingest.ts'
import { openStudio } from './open-studio.ts'
import { createTally, type Tally } from './rehearsal-tally.ts'
import { type RehearseOptions, readRehearseOptions } from './rehearse-options.ts'
import { say } from './terminal.ts'
import { waitForState } from './wait-for-state.ts'

const SOURCE_TIMEOUT_MS = 20_000
/** The promo stands from a quarter to three quarters of the show. */
const PROMO_FROM = 0.25
const PROMO_LASTS = 0.5

/** A whole show without a human: source, encoder, destinations, recording, comments, cues, a countdown promo, report. */
export async function rehearse(args: readonly string[]): Promise<void> {
  const options = readRehearseOptions(args, new Date())
  const interrupted = listenForInterrupts()
  const startedAtMs = performance.now()
  const comments = readComments(options.comments)
  const studio = await openStudio(options.out)
  let ingest: LocalIngest | null = null
  try {
    ingest = options.to.length === 0 ? await startLocalIngest(options.out) : null
    const tally = createTally(studio)
    const sessionId = await runShow(studio, options, { comments, ingest, tally, interrupted })
    await studio.close()
    const summary = summarise(options, sessionId, tally, (performance.now() - startedAtMs) / 1000)
    say(doneText(summary))
    if (options.json) console.log(JSON.stringify(summary))
    if (!tally.wasOnAir()) throw new StudioError('rehearsal.not-on-air')
  } finally {
    await studio.close()
    await ingest?.stop()
  }
}

/** Ctrl-C, and again: the first ends the show in order, the others change nothing. */
function listenForInterrupts(): AbortSignal {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort())
  return interrupt.signal
}

function readComments(path: string): readonly IngestEvent[] {
  const { events, badLines } = readCommentFile(path)
  const [first] = badLines
  if (first) {
    const { length } = badLines
    say({
      en: `${length} line(s) of ${path} are no events and are left out, first line ${first.line} (${first.reason}). The others are replayed.`,
      'zh-CN': `${path} 中有 ${length} 行不是有效事件，已略过，首个为第 ${first.line} 行（${first.reason}）。其余照常回放。`,
    })
  }
  return events
}

interface RehearsalParts {
  readonly comments: readonly IngestEvent[]
  readonly ingest: LocalIngest | null
  readonly tally: Tally
  readonly interrupted: AbortSignal
}

async function runShow(studio: HostedStudio, options: RehearseOptions, parts: RehearsalParts): Promise<string> {
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
  const schedule = scheduleComments(comments, { durationMs: options.seconds * 1000, speed: options.speed })
  const replay = createReplay({ clock: systemClock, schedule, send: (batch) => tally.ingested(studio.ingest(batch)) })
  const cancelPromo = promoLater(studio, options)
  const progress = setInterval(() => say(progressText(studio.snapshot().state, options)), 1_000)
  replay.start()
  await waitForState(studio, ({ show }) => show.kind !== 'live')
  clearInterval(progress)
  cancelPromo()
  if (interrupted.aborted) replay.stop()
  else replay.finish()
  await waitForState(studio, ({ show }) => show.kind === 'off')
  return sessionId
}

function sourceDelivers({ programme, sources, encoder }: StudioState): boolean {
  const source = programme.activeSourceId === null ? undefined : sources[programme.activeSourceId]
  if (source?.state.kind === 'retrying') throw new StudioError('source.not-opened', source.state.error.details)
  if (encoder.kind === 'retrying') throw new StudioError(encoder.error.code, encoder.error.details)
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

const doneText = ({ recording, reports }: RehearsalSummary): LocalisedText => ({
  en: `Done. Recording: ${recording}\nReport: ${reports.html}`,
  'zh-CN': `完成。录制：${recording}\n报告：${reports.html}`,
})

function summarise(options: RehearseOptions, sessionId: string, tally: Tally, wallSeconds: number): RehearsalSummary {
  const store = openReadStore(options.out)
  const { session, events } = createSessionReader(store).readSession(sessionId)
  if (session.endedAtMs === null) throw new StudioError('media.stopped', { reason: sessionId })
  const report = buildReport(session, events)
  store.close()
  const reports = writeReports({ report, outDir: options.out, formats: ['html', 'json'] })
  const { received, duplicates } = tally.comments()
  return {
    sessionId,
    out: options.out,
    recording: report.session.recordings[0] ?? '',
    reports,
    frames: report.session.frames ?? { expected: 0, programme: 0, dropped: 0, slate: 0 },
    destinations: tally.destinations(),
    comments: { received, stored: report.totals.comments.total, duplicates, urgent: null },
    cues: { fired: report.cues.length },
    promos: { shown: report.promos.filter(({ onAirAt }) => onAirAt !== null).length },
    encoder: tally.encoder(),
    wallSeconds: Math.round(wallSeconds * 10) / 10,
  }
}
