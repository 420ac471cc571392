import { expect, test } from 'vitest'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { REPORT_POLICY, renderHtml } from '../../../src-main/core/review/render-html.ts'
import { buildSession, storedSession } from '../../support/build-session.ts'

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

test('holds no text of a viewer and no name of one', () => {
  const session = buildSession().comment(1000, 'tiktok', 'en', { text: 'my private remark' })
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
