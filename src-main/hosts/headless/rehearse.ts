import { performance } from 'node:perf_hooks'
import { StudioError } from '../../contract/errors.ts'
import type { IngestEvent } from '../../contract/ingest.ts'
import type { RehearsalSummary } from '../../contract/rehearsal-summary.ts'
import type { LocalisedText } from '../../contract/text.ts'
import { readCommentFile } from '../../core/comments/replay/comment-file.ts'
import { buildReport } from '../../core/review/build-report.ts'
import { writeReports } from '../../core/review/write-reports.ts'
import { createSessionReader } from '../../core/session/session-reader.ts'
import { openReadStore } from '../../core/store/open-store.ts'
import { type LocalIngest, startLocalIngest } from './local-ingest.ts'
import { openStudio } from './open-studio.ts'
import { runShow } from './rehearsal-show.ts'
import { createTally, type Tally } from './rehearsal-tally.ts'
import { type RehearseOptions, readRehearseOptions } from './rehearse-options.ts'
import { say } from './terminal.ts'

/** A whole show without a human: source, encoder, destinations, recording, comments, cues, a countdown promo, report. */
export async function rehearse(args: readonly string[]): Promise<void> {
  const options = readRehearseOptions(args, new Date())
  const interrupted = listenForInterrupts()
  const startedAtMs = performance.now()
  const comments = readComments(options.comments)
  const studio = await openStudio(options.out, { secrets: null, defaultPicture: '720p30' })
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
  const { total: stored, read, urgent } = report.totals.comments
  return {
    sessionId,
    out: options.out,
    recording: report.session.recordings[0] ?? '',
    reports,
    frames: report.session.frames ?? { expected: 0, programme: 0, dropped: 0, slate: 0 },
    destinations: tally.destinations(),
    comments: { received, stored, duplicates, urgent: read > 0 ? urgent : null },
    cues: { fired: report.cues.length },
    promos: { shown: report.promos.filter(({ onAirAt }) => onAirAt !== null).length },
    encoder: tally.encoder(),
    wallSeconds: Math.round(wallSeconds * 10) / 10,
  }
}
