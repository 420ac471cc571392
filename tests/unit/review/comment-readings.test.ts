import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { createCommentReadings } from '../../../src-main/core/review/comment-readings.ts'
import { buildSession, SESSION_START_MS, storedSession } from '../../support/build-session.ts'
import { understood } from '../../support/session-readings.ts'

const MINUTE = 60_000
const positive = { sentiment: 'positive', intent: 'praise', topic: 'host' } as const
const negative = { sentiment: 'negative', intent: 'complaint', topic: 'shipping', urgent: true } as const
const reading = (...all: ReturnType<typeof understood>[]) => ({ understood: all, groups: [] })

test('a comment counts in the minute and phase in which it was received, however late it was read', () => {
  const session = buildSession()
    .at(0, 'phase.started', { phaseId: 'one' })
    .comment(50_000)
    .comment(59_000)
    .at(MINUTE, 'phase.started', { phaseId: 'two' })
    .comment(61_000)
    .at(150_000, 'comments.understood', reading(understood('c0', positive), understood('c2', negative)))
    .at(150_001, 'comments.understood', reading(understood('c1')))
  const { byMinute, byPhase } = buildReport(storedSession(3 * MINUTE), session.events)
  const early = { bySentiment: { positive: 1, neutral: 1, negative: 0 }, sentiment: 0.5 }
  const late = { bySentiment: { positive: 0, neutral: 0, negative: 1 }, sentiment: -1 }
  expect(byMinute).toMatchObject([early, late, { sentiment: null }])
  expect(byPhase).toMatchObject([early, late])
})

test('read again after an edit, it counts once and as it stands now', () => {
  const session = buildSession()
    .comment(1000)
    .comment(2000)
    .at(3000, 'comments.understood', reading(understood('c0', { ...negative, lang: 'th' }), understood('c1', positive)))
    .at(70_000, 'comment.edited', { platform: 'tiktok', commentId: 'c0', text: 'no, it came' })
    .at(71_000, 'comments.understood', reading(understood('c0', positive)))
  const { byMinute, totals } = buildReport(storedSession(2 * MINUTE), session.events)
  expect(totals.comments).toEqual({
    total: 2,
    read: 2,
    urgent: 0,
    byPlatform: { tiktok: 2 },
    byLang: { en: 2 },
    bySentiment: { positive: 2, neutral: 0, negative: 0 },
    byIntent: { praise: 2 },
    byTopic: { host: 2 },
  })
  expect(byMinute.map(({ sentiment }) => sentiment)).toEqual([1, null])
})

test('what was never read is und; what was received before this session is not counted', () => {
  const session = buildSession()
    .comment(1000, 'tiktok', 'und')
    .comment(2000, 'tiktok', 'und')
    .at(3000, 'comments.understood', reading(understood('older', positive), understood('c1', { lang: 'und' })))
  const { comments } = buildReport(storedSession(MINUTE), session.events).totals
  expect(comments).toMatchObject({ total: 2, read: 1, byLang: { und: 2 }, byIntent: { other: 1 } })
})

test('the same id on two platforms is two comments', () => {
  const session = buildSession().comment(1000)
  session.at(2000, 'comments.understood', reading(understood('c0', positive, { platform: 'youtube' })))
  expect(buildReport(storedSession(MINUTE), session.events).totals.comments.read).toBe(0)
})

test('of a flood only the newest comments are remembered', () => {
  const readings = createCommentReadings(2)
  const session = buildSession()
  for (let n = 1; n <= 5; n += 1) session.comment(n * 1000)
  session.at(6000, 'comments.understood', reading(...['c0', 'c1', 'c2', 'c3', 'c4'].map((id) => understood(id))))
  const read = session.events.flatMap((event) => readings.take(event, event.atMs))
  expect(read.map(({ occurredAtMs }) => occurredAtMs - SESSION_START_MS)).toEqual([3000, 4000, 5000])
})
