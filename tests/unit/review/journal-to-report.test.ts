import { expect, onTestFinished, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { renderHtml } from '../../../src-main/core/review/render-html.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { buildSession, SESSION_START_MS } from '../../support/build-session.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { questionGroup, understood } from '../../support/session-readings.ts'
import { tempDir } from '../../support/temp-dir.ts'

const COMMENTS = 95_000
const BATCH = 19
/** Far longer than the report, on a busy machine. */
const WRITING_TAKES_MS = 60_000

test(
  'the report of an hour with 100 000 events, from the disk to the page, takes less than two seconds',
  () => {
    const dataDir = tempDir()
    const store = openStore(dataDir)
    const journal = createSessionJournal({
      store,
      clock: manualClock(),
      onWriteFailed: (error) => expect.fail(error.message),
    })
    journal.open({ id: 's1', kind: 'broadcast', title: 'Crystal night', startedAtMs: SESSION_START_MS })
    const session = buildSession()
    for (let n = 0; n < COMMENTS; n += 1) {
      session.comment(Math.floor(n * 37.8), 'tiktok', 'und', { text: `这个多少钱 ${n}` })
      if (n % BATCH === BATCH - 1) session.at(Math.floor(n * 37.8), 'comments.understood', readBatch(n - BATCH + 1))
    }
    expect(session.events).toHaveLength(100_000)
    for (const [n, event] of session.events.entries()) journal.append(event, `comment ${n}`)
    journal.close('s1', SESSION_START_MS + 3_600_000)
    journal.end()
    store.close()

    const reading = openReadStore(dataDir)
    onTestFinished(reading.close)
    const { session: stored, events } = createSessionReader(reading).readSession('s1')
    let report = buildReport(stored, [])
    let page = ''
    const takenMs = cpuMs(() => {
      report = buildReport(stored, events)
      page = renderHtml(report)
    })
    expect(takenMs).toBeLessThan(2000)
    expect(report.totals.comments).toEqual({
      total: COMMENTS,
      read: COMMENTS,
      urgent: 0,
      byPlatform: { tiktok: COMMENTS },
      byLang: { zh: COMMENTS },
      bySentiment: { positive: COMMENTS, neutral: 0, negative: 0 },
      byIntent: { question: COMMENTS },
      byTopic: { price: COMMENTS },
    })
    expect(report.byMinute.every(({ sentiment }) => sentiment === 1)).toBe(true)
    expect(report.questions).toHaveLength(20)
    expect(report.questions[0]).toMatchObject({ text: '这个多少钱 0', askers: 6, count: BATCH })
    expect(report.byMinute.map(({ comments }) => comments).reduce((a, b) => a + b)).toBe(COMMENTS)
    expect(page.length).toBeLessThan(200_000)
  },
  WRITING_TAKES_MS,
)

/** Every batch asks something new, as the worst of sessions has it. */
function readBatch(first: number) {
  const group = questionGroup(`c${first}`, `这个多少钱 ${first}`, {
    firstMs: Math.floor(first * 37.8),
    count: BATCH,
    askers: 6,
  })
  const labels = { lang: 'zh', sentiment: 'positive', intent: 'question', topic: 'price' } as const
  const ids = Array.from({ length: BATCH }, (_, index) => `c${first + index}`)
  return { understood: ids.map((id) => understood(id, labels, { groupId: group.id })), groups: [group] }
}
