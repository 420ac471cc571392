import { expect, onTestFinished, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { renderHtml } from '../../../src-main/core/review/render-html.ts'
import { createSessionJournal } from '../../../src-main/core/session/session-journal.ts'
import { createSessionReader } from '../../../src-main/core/session/session-reader.ts'
import { openReadStore, openStore } from '../../../src-main/core/store/open-store.ts'
import { buildSession, SESSION_START_MS } from '../../support/build-session.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { tempDir } from '../../support/temp-dir.ts'

test('the report of an hour with 100 000 events, from the disk to the page, takes less than two seconds', () => {
  const dataDir = tempDir()
  const store = openStore(dataDir)
  const journal = createSessionJournal({
    store,
    clock: manualClock(),
    onWriteFailed: (error) => expect.fail(error.message),
  })
  journal.open({ id: 's1', kind: 'broadcast', title: 'Crystal night', startedAtMs: SESSION_START_MS })
  const session = buildSession()
  for (let n = 0; n < 100_000; n += 1) session.comment(n * 36, 'tiktok', 'zh', { text: `这个多少钱 ${n}` })
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
  expect(report.totals.comments).toEqual({ total: 100_000, byPlatform: { tiktok: 100_000 }, byLang: { zh: 100_000 } })
  expect(report.byMinute.map(({ comments }) => comments).reduce((a, b) => a + b)).toBe(100_000)
  expect(page.length).toBeLessThan(200_000)
})
