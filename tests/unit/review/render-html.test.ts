import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { REPORT_POLICY, renderHtml } from '../../../src-main/core/review/render-html.ts'
import { buildSession, storedSession } from '../../support/build-session.ts'
import { askedFirst, questionGroup, understood } from '../../support/session-readings.ts'

const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{reason}</style>`
const live = { kind: 'live', sinceMs: 0 } as const

function hostileReport() {
  const text = { en: ATTACK, 'zh-CN': ATTACK }
  const session = buildSession()
  const promo = session.promo(60_000, { title: ATTACK })
  const phase = { id: 'one', title: text, purpose: text, interaction: text, startsAtMs: 0, endsAtMs: 1 }
  session
    .at(0, 'run.loaded', {
      run: { title: text, phases: [phase], currentPhaseId: null, nextCue: null, currentCue: null },
    })
    .at(10, 'phase.started', { phaseId: 'one' })
    .at(20, 'cue.fired', { cue: { id: 'c', phaseId: 'one', text, dueAtMs: 0 }, firedAtMs: 0 })
    .at(30, 'promo.requested', { promo })
    .at(40, 'recording.changed', {
      recording: { kind: 'recording', path: ATTACK, bytes: 0, freeBytes: null, secondsToFull: null },
    })
    .destination(50, ATTACK, live)
    .destination(60, ATTACK, {
      kind: 'retrying',
      error: { code: 'destination.lost', details: { name: ATTACK, reason: ATTACK } },
      retryAtMs: 0,
    })
  for (let minute = 0; minute < 6; minute += 1) session.comment(minute * 60_000, ATTACK, 'en', { text: ATTACK })
  session.at(70_000, 'comments.understood', {
    understood: [
      askedFirst('c0', { platform: ATTACK }),
      understood('c1', { sentiment: 'positive' }, { platform: ATTACK }),
    ],
    groups: [questionGroup('c0', ATTACK, { platform: ATTACK })],
  })
  return buildReport(storedSession(360_000, { id: ATTACK, title: ATTACK }), session.events)
}

test('nothing that anybody wrote becomes part of the page itself', () => {
  const page = renderHtml(hostileReport(), { timeZone: 'UTC' })
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).not.toContain('<img')
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page.match(/&lt;script&gt;alert\(1\)/g)?.length).toBeGreaterThan(8)
})

test('loads nothing and allows nothing to load', () => {
  const page = renderHtml(hostileReport(), { timeZone: 'UTC' })
  expect(page).not.toMatch(/\b(?:src|href)=(?!x onerror)|@import|url\(|https?:/)
  expect(page).toContain(`content="${REPORT_POLICY.replaceAll("'", '&#39;')}"`)
  expect(REPORT_POLICY).toMatch(/^default-src 'none'; .*script-src 'sha256-[\w+/=]{44}'/)
})

test('holds no text of a viewer that is no top question, and no name of one', () => {
  const session = buildSession().comment(1000, 'tiktok', 'en', { text: 'my private remark' })
  session.at(1001, 'comments.understood', { understood: [understood('c0')], groups: [] })
  const page = renderHtml(buildReport(storedSession(60_000), session.events))
  expect(page).not.toContain('private remark')
})

test('stands in both languages, every sentence of one beside the other', () => {
  const page = renderHtml(hostileReport(), { timeZone: 'UTC' })
  const count = (part: string) => page.split(part).length - 1
  expect(count('<span lang="en">')).toBeGreaterThan(40)
  expect(count('<span lang="en">')).toBe(count('<span lang="zh-CN">'))
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('an empty session says in sentences what there is not', () => {
  const page = renderHtml(buildReport(storedSession(0, { kind: 'watch', title: '' }), []), { timeZone: 'UTC' })
  for (const sentence of [
    'Nobody wrote a comment in this session.',
    'No run of show was followed in this session.',
    'No promo was shown in this session.',
    'Nothing was sent to a destination in this session.',
    'No prompt was due in this session.',
    'No comment was read, so there is no mood to show.',
    'No question was found among the comments.',
    'Nothing was recorded in this session.',
    '本场没有收到评论。',
  ])
    expect(page).toContain(sentence)
  expect(page).not.toContain('<table')
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('wall times are those of the zone asked for', () => {
  const report = hostileReport()
  expect(renderHtml(report, { timeZone: 'UTC' })).toMatch(/Thursday,? 14 May 2026, 12:00/)
  expect(renderHtml(report, { timeZone: 'Asia/Shanghai' })).toContain('2026年5月14日星期四 20:00')
})

const MINUTE = 60_000

/** A comment in each minute, with its mood; null is not read. */
function moodReport(moods: readonly ('positive' | 'neutral' | 'negative' | null)[]) {
  const text = (en: string) => ({ en, 'zh-CN': en })
  const phase = {
    id: 'one',
    title: text('Opening'),
    purpose: text(''),
    interaction: text(''),
    startsAtMs: 0,
    endsAtMs: 1,
  }
  const session = buildSession()
    .at(0, 'run.loaded', {
      run: { title: text(''), phases: [phase], currentPhaseId: null, nextCue: null, currentCue: null },
    })
    .at(10, 'phase.started', { phaseId: 'one' })
  for (const [minute, sentiment] of moods.entries()) {
    session.comment(minute * MINUTE + 1000)
    if (sentiment === null) continue
    const read = [understood(`c${minute}`, { sentiment })]
    session.at(minute * MINUTE + 2000, 'comments.understood', { understood: read, groups: [] })
  }
  return buildReport(storedSession(moods.length * MINUTE), session.events)
}

const moodPart = (page: string) => /<h2>[^/]*Mood of the comments.*?<\/section>/s.exec(page)?.[0] ?? ''

test('the mood is a curve with gaps, on the phases, with its figures in a table beneath', () => {
  const report = moodReport(['positive', 'neutral', null, 'negative', null, 'positive', 'negative'])
  const part = moodPart(renderHtml(report, { timeZone: 'UTC' }))
  expect(part.match(/<polyline class="mood" points="[^"]+"/g)).toEqual([
    '<polyline class="mood" points="105.7,26.0 237.1,116.0"',
    '<polyline class="mood" points="762.9,26.0 894.3,206.0"',
  ])
  expect(part.match(/<circle class="mood-dot"/g)).toHaveLength(1)
  expect(part).toMatch(/<svg class="chart"[^>]* role="img" aria-label="Mood/)
  expect(part).toMatch(/<rect class="phase".*Opening/)
  const rows = part.split('<tbody>')[1]?.split('<tr>').slice(1) ?? []
  expect(rows).toHaveLength(5)
  expect(rows[0]).toMatch(/12:00:00.*Opening.*>1<.*>0<.*>0<.*\+1\.00/s)
  expect(rows[2]).toMatch(/12:03:00.*>0<.*>0<.*>1<.*−1\.00/s)
})

test('a show of many hours has no more points than can be seen', () => {
  const part = moodPart(renderHtml(moodReport(Array(600).fill('neutral')), { timeZone: 'UTC' }))
  expect(part.match(/points="([^"]+)"/)?.[1]?.split(' ')).toHaveLength(60)
  expect(part.split('<tr>')).toHaveLength(2 + 60)
})

test('of a session too short for a curve there is the table', () => {
  const part = moodPart(renderHtml(moodReport(['positive']), { timeZone: 'UTC' }))
  expect(part).toContain('The session was too short for a curve.')
  expect(part).toContain('本场时间太短，无法绘制曲线。')
  expect(part).toContain('+1.00')
})

test('each phase has its mood', () => {
  const page = renderHtml(moodReport(['positive', 'neutral', 'neutral', 'neutral']), { timeZone: 'UTC' })
  expect(/<h2>[^/]*Phases.*?<\/section>/s.exec(page)?.[0]).toContain('+0.25')
})
