import { expect, test } from 'vitest'
import type { StudioErrorInfo } from '../../../src-main/contract/errors.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import type { RunState } from '../../../src-main/contract/state.ts'
import { buildReport } from '../../../src-main/core/review/build-report.ts'
import { buildSession, isoAt, SESSION_START_MS, storedSession } from '../../support/build-session.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { understood } from '../../support/session-readings.ts'

const MINUTE = 60_000
const lost: StudioErrorInfo = { code: 'destination.lost', details: { name: 'YT', reason: 'broken pipe' } }
const refused: StudioErrorInfo = { code: 'destination.refused', details: { name: 'YT', reason: 'bad key' } }
const retrying = (error: StudioErrorInfo) => ({ kind: 'retrying', error, retryAtMs: 0 }) as const
const live = { kind: 'live', sinceMs: 0 } as const
const text = (en: string) => ({ en, 'zh-CN': en })
const run: RunState = {
  title: text('Run'),
  phases: ['warm-up', 'sprint'].map((id, index) => ({
    id,
    title: { en: id.toUpperCase(), 'zh-CN': `阶段${index}` },
    purpose: text(''),
    interaction: text(''),
    startsAtMs: index * MINUTE,
    endsAtMs: (index + 1) * MINUTE,
  })),
  currentPhaseId: null,
  nextCue: null,
  currentCue: null,
}
const cue = { id: 'warm-up-1', phaseId: 'warm-up', text: { en: 'Say hi', 'zh-CN': '打招呼' }, dueAtMs: 10_000 }

test('a small show, every figure worked out by hand', () => {
  const session = buildSession()
  const promo = session.promo(150_000)
  session
    .at(0, 'session.opened', { sessionId: 's1', kind: 'broadcast', title: 'Crystal night' })
    .at(5, 'run.loaded', { run })
    .at(10, 'recording.changed', {
      recording: { kind: 'recording', path: '/d/a.mp4', bytes: 0, freeBytes: null, secondsToFull: null },
    })
    .destination(100, 'yt', { kind: 'connecting' })
    .destination(600, 'yt', { kind: 'ready' })
    .destination(1000, 'yt', live)
    .at(1000, 'phase.started', { phaseId: 'warm-up' })
    .viewers(2000, 'tiktok', 100)
    .comment(3000, 'tiktok', 'en')
    .viewers(4000, 'youtube', 50)
    .at(11_000, 'cue.fired', { cue, firedAtMs: 10_004 })
    .comment(12_000, 'tiktok', 'zh')
    .comment(13_000, 'youtube', 'en')
    .at(13_100, 'comments.understood', {
      understood: [
        understood('c0', { sentiment: 'positive', intent: 'praise', topic: 'host' }),
        understood('c1', { lang: 'zh', sentiment: 'positive', intent: 'question', topic: 'price' }),
      ],
      groups: [],
    })
    .destination(30_000, 'yt', retrying(lost), { bytes: 1000, frames: 870 })
    .viewers(59_000, 'tiktok', 40)
    .at(61_000, 'phase.started', { phaseId: 'sprint' })
    .destination(62_000, 'yt', retrying(refused), { bytes: 1000, frames: 870 })
    .destination(65_000, 'yt', live, { bytes: 1000, frames: 870, reconnects: 1 })
    .at(70_000, 'promo.requested', { promo })
    .at(70_010, 'promo.changed', { promo: { ...promo, phase: { kind: 'applying' } } })
    .order(70_050, 100)
    .at(70_200, 'promo.changed', {
      promo: { ...promo, phase: { kind: 'onAir', firstTick: 2100, sinceMs: SESSION_START_MS + 70_200 } },
    })
    .order(80_000, 2990)
    .order(90_000, 1500, 'JPY')
    .room(95_000, { type: 'refund', platform: 'tiktok', amountMinor: 990, currency: 'USD' })
    .slate(100_000, true)
    .slate(104_000, false)
    .comment(125_000, 'shopee', 'th', { lateMs: 10_000 })
    .at(125_100, 'comments.understood', {
      understood: [
        understood(
          'c3',
          { lang: 'th', sentiment: 'negative', intent: 'question', topic: 'price', urgent: true },
          { platform: 'shopee' },
        ),
      ],
      groups: [],
    })
    .at(150_040, 'promo.changed', { promo: { ...promo, phase: { kind: 'ended', firstTick: 2100 } } })
    .order(151_000, 5000)
    .at(152_000, 'promo.hidden', { promoId: 'p' })
    .destination(160_000, 'yt', { kind: 'off' }, { bytes: 5000, frames: 3750, reconnects: 1, droppedFrames: 7 })
    .at(160_010, 'session.closed', {
      sessionId: 's1',
      frames: { expected: 4770, programme: 4770, dropped: 0, slate: 120 },
    })

  const report = buildReport(storedSession(160_020), session.events)
  expect(report.session).toMatchObject({
    id: 's1',
    startedAt: isoAt(0),
    endedAt: isoAt(160_020),
    durationMs: 160_020,
    frames: { expected: 4770, programme: 4770, dropped: 0, slate: 120 },
    recordings: ['/d/a.mp4'],
    clips: [],
  })
  expect(report.totals).toEqual({
    ordersCount: 4,
    gmvMinor: { USD: 8090, JPY: 1500 },
    refundsMinor: { USD: 990 },
    viewersPeak: 150,
    comments: {
      total: 4,
      read: 3,
      urgent: 1,
      byPlatform: { tiktok: 2, shopee: 1, youtube: 1 },
      byLang: { en: 1, th: 1, und: 1, zh: 1 },
      bySentiment: { positive: 2, neutral: 0, negative: 1 },
      byIntent: { question: 2, praise: 1 },
      byTopic: { price: 2, host: 1 },
    },
  })
  const mood = (positive: number, negative: number, sentiment: number | null) => ({
    bySentiment: { positive, neutral: 0, negative },
    sentiment,
  })
  const minute = (index: number) => ({ minute: index, startsAt: isoAt(index * MINUTE) })
  expect(report.byMinute).toEqual([
    { ...minute(0), comments: 3, viewers: 150, orders: 0, gmvMinor: {}, ...mood(2, 0, 1) },
    { ...minute(1), comments: 1, viewers: null, orders: 3, gmvMinor: { USD: 3090, JPY: 1500 }, ...mood(0, 1, -1) },
    { ...minute(2), comments: 0, viewers: null, orders: 1, gmvMinor: { USD: 5000 }, ...mood(0, 0, null) },
  ])
  expect(report.byPhase).toEqual([
    {
      phaseId: 'warm-up',
      title: { en: 'WARM-UP', 'zh-CN': '阶段0' },
      startedAt: isoAt(1000),
      durationMs: 60_000,
      comments: 3,
      cuesFired: 1,
      orders: 0,
      ...mood(2, 0, 1),
    },
    {
      phaseId: 'sprint',
      title: { en: 'SPRINT', 'zh-CN': '阶段1' },
      startedAt: isoAt(61_000),
      durationMs: 99_020,
      comments: 1,
      cuesFired: 0,
      orders: 4,
      ...mood(0, 1, -1),
    },
  ])
  expect(report.destinations).toEqual([
    {
      id: 'yt',
      name: 'YT',
      url: 'rtmp://yt.example/live/***',
      liveMs: 29_000 + 95_000,
      outages: [
        {
          startedAt: isoAt(30_000),
          durationMs: 35_000,
          reason: { en: 'The connection to YT was lost (broken pipe).', 'zh-CN': '与 YT 的连接中断（broken pipe）。' },
        },
      ],
      bytes: 5000,
      frames: 3750,
      reconnects: 1,
      droppedFrames: 7,
    },
  ])
  expect(report.promos).toEqual([
    {
      id: 'p',
      title: 'Bracelet',
      priceMinor: 999,
      currency: 'USD',
      requestedAt: isoAt(70_000),
      onAirAt: isoAt(70_200),
      firstTick: 2100,
      deadline: isoAt(150_000),
      hiddenAt: isoAt(152_000),
      ordersWhileShown: 2,
    },
  ])
  expect(report.cues).toEqual([
    { id: 'warm-up-1', phaseId: 'warm-up', text: cue.text, firedAt: isoAt(11_000), showMs: 10_004 },
  ])
  expect(report.incidents).toMatchObject([{ kind: 'slate', startedAt: isoAt(100_000), durationMs: 4000 }])
  expect(report.actions.map(({ because }) => because.en)).toEqual(['YT was off for 35 s in 1 outage.'])
  expect(report.session.headline).toEqual({
    en: '“Crystal night” ran 2 min 40 s on 1 destination: 4 comments in 3 languages, 4 orders worth $80.90 + ¥1,500, 150 viewers at the peak; 1 destination outage, 1 moment on the slate.',
    'zh-CN':
      '《Crystal night》直播 2 分 40 秒，推送到 1 个平台：4 条评论（3 种语言），4 笔订单，成交 US$80.90 + JP¥1,500，最高在线 150 人；1 次平台中断，1 次垫片画面。',
  })
})

test('a show without trouble says so; one without anything has a row for its one minute', () => {
  const quiet = buildSession().at(10, 'session.closed', { sessionId: 's1', frames: null })
  const report = buildReport(storedSession(20), quiet.events)
  expect(report.session.headline.en).toBe('“Crystal night” ran 0.1 s: no comments; nothing interrupted it.')
  expect(report.byMinute).toHaveLength(1)
  expect([report.byPhase, report.destinations, report.promos, report.actions, report.cues]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ])
  expect(report.totals.viewersPeak).toBeNull()
})

test('cut off by a crash: no end, and everything until the last event', () => {
  const session = buildSession()
    .destination(1000, 'yt', live)
    .at(1000, 'phase.started', { phaseId: 'warm-up' })
    .slate(80_000, true)
    .comment(90_000)
  const report = buildReport(storedSession(null), session.events)
  expect(report.session).toMatchObject({ endedAt: null, durationMs: 90_000, frames: null })
  expect(report.session.headline.en).toMatch(/has not been ended/)
  expect(report.byMinute.map(({ comments }) => comments)).toEqual([0, 1])
  expect(report.byPhase[0]).toMatchObject({ title: text('warm-up'), durationMs: 89_000 })
  expect(report.destinations[0]).toMatchObject({ liveMs: 89_000, outages: [] })
  expect(report.incidents[0]).toMatchObject({ kind: 'slate', durationMs: null })
})

test('closed after a crash, it does not claim that nothing interrupted it', () => {
  const report = buildReport(storedSession(90_000), buildSession().comment(90_000).events)
  expect(report.session.headline.en).toMatch(/the studio was cut off before the end\.$/)
})

test('resumed after a crash: the gap is an outage of the studio, destinations and phases go on', () => {
  const session = buildSession()
    .at(0, 'run.loaded', { run })
    .destination(1000, 'yt', live)
    .at(1000, 'phase.started', { phaseId: 'warm-up' })
    .destination(9000, 'yt', live, { bytes: 500, frames: 200 })
    .slate(9500, true)
    .comment(10_000)
    .at(40_000, 'session.resumed', { sessionId: 's1' })
    .slate(40_001, false)
  const [first] = session.events.filter((event) => event.type === 'destination.changed')
  const again = (ms: number, state: object, counters: object) =>
    session.events.push({
      ...first,
      atMs: SESSION_START_MS + ms,
      destination: { ...first?.destination, id: 'new-id', state, counters },
    } as StudioEvent)
  const counters = (bytes: number, frames: number) => ({ bytes, frames, reconnects: 0, droppedFrames: 0 })
  again(40_002, { kind: 'off' }, counters(0, 0))
  again(40_010, { kind: 'connecting' }, counters(0, 0))
  again(42_000, live, counters(0, 0))
  session.at(42_000, 'phase.started', { phaseId: 'warm-up' })
  again(60_000, { kind: 'off' }, counters(300, 100))
  session.at(60_010, 'session.closed', { sessionId: 's1', frames: null })

  const report = buildReport(storedSession(60_020), session.events)
  expect(report.destinations).toMatchObject([
    {
      id: 'new-id',
      liveMs: 9000 + 18_000,
      outages: [{ startedAt: isoAt(10_000), durationMs: 32_000, reason: { en: 'The studio itself was interrupted.' } }],
      bytes: 800,
      frames: 300,
    },
  ])
  expect(report.byPhase).toMatchObject([{ phaseId: 'warm-up', startedAt: isoAt(1000), durationMs: 59_020 }])
  expect(report.incidents).toMatchObject([{ kind: 'slate', durationMs: 500 }])
  expect(report.session.headline.en).toMatch(/1 destination outage, 1 moment on the slate, 1 restart of the studio\.$/)
})

test('a destination that never connected, and one that was still off at the end', () => {
  const session = buildSession()
    .destination(0, 'tt', { kind: 'connecting' })
    .destination(500, 'tt', retrying(refused))
    .destination(0, 'yt', live)
    .destination(50_000, 'yt', { kind: 'connecting' })
    .destination(60_000, 'tt', { kind: 'off' })
    .at(60_000, 'destination.removed', { destinationId: 'yt' })
  const { destinations, actions } = buildReport(storedSession(60_000), session.events)
  expect(destinations.map(({ id, liveMs }) => [id, liveMs])).toEqual([
    ['tt', 0],
    ['yt', 50_000],
  ])
  expect(destinations[0]?.outages).toEqual([
    {
      startedAt: isoAt(500),
      durationMs: null,
      reason: { en: 'YT refused the connection (bad key).', 'zh-CN': 'YT 拒绝了连接（bad key）。' },
    },
  ])
  expect(destinations[1]?.outages).toMatchObject([{ startedAt: isoAt(50_000), durationMs: null }])
  expect(actions.map(({ because }) => because.en)).toEqual(['TT was off for 1 min in 1 outage.'])
})

test('sources, encoder and recording: each incident once, however often it is tried again', () => {
  const camera = (state: object) => ({ source: { id: 'cam', kind: 'camera', name: 'Front', state } }) as never
  const stopped = retrying({ code: 'source.stopped', details: { name: 'Front', reason: 'unplugged' } })
  const session = buildSession()
    .at(1000, 'source.changed', camera(stopped))
    .slate(1300, true)
    .at(2000, 'source.changed', camera(stopped))
    .at(3000, 'source.changed', camera({ kind: 'running' }))
    .slate(3100, false)
    .at(5000, 'encoder.changed', {
      encoder: {
        kind: 'retrying',
        encoder: 'libx264',
        error: { code: 'encoder.stopped', details: { reason: 'signal 9' } },
      },
    })
    .at(5400, 'encoder.changed', { encoder: { kind: 'starting', encoder: 'libx264' } })
    .at(5600, 'encoder.changed', { encoder: { kind: 'running', encoder: 'libx264' } })
    .at(7000, 'recording.changed', {
      recording: { kind: 'recording', path: '/d/a.mp4', bytes: 0, freeBytes: null, secondsToFull: null },
    })
    .at(8000, 'recording.changed', {
      recording: {
        kind: 'failed',
        path: '/d/a.mp4',
        error: { code: 'recording.failed', details: { reason: 'disk full' } },
      },
    })
  const { incidents, session: about } = buildReport(storedSession(10_000), session.events)
  expect(incidents.map(({ kind, durationMs, text }) => [kind, durationMs, text.en])).toEqual([
    ['source', 2000, 'The source "Front" stopped (unplugged).'],
    ['slate', 1800, 'Viewers saw the slate: "Front" delivered no picture.'],
    ['encoder', 600, 'The encoder stopped (signal 9).'],
    ['recording', null, 'The recording stopped (disk full).'],
  ])
  expect(about.recordings).toEqual(['/d/a.mp4'])
})

test('a bitrate below the host’s is one incident until it is the host’s again, or the show is over', () => {
  const bitrate = (currentKbps: number, reason: { en: string; 'zh-CN': string } | null) => ({
    bitrate: { policy: 'protectAll' as const, mainDestinationId: null, currentKbps, reason },
  })
  const narrow = { en: 'The line to TT carries only 900 kb/s. It comes back.', 'zh-CN': '线路过窄。会恢复。' }
  const session = buildSession()
    .at(1000, 'bitrate.changed', bitrate(900, narrow))
    .at(2000, 'bitrate.changed', bitrate(1200, narrow))
    .at(4000, 'bitrate.changed', bitrate(2500, null))
    .at(7000, 'bitrate.changed', bitrate(900, narrow))
  const { incidents } = buildReport(storedSession(10_000), session.events)
  expect(incidents.map(({ kind, durationMs, text }) => [kind, durationMs, text.en, text['zh-CN']])).toEqual([
    ['technique', 3000, 'The line to TT carries only 900 kb/s.', '线路过窄。'],
    ['technique', 3000, 'The line to TT carries only 900 kb/s.', '线路过窄。'],
  ])
})

test('a disk that was full is an incident from the end of one part to the start of the next', () => {
  const path = (name: string) =>
    ({ kind: 'recording', path: name, bytes: 0, freeBytes: null, secondsToFull: null }) as const
  const error: StudioErrorInfo = { code: 'recording.disk-full', details: {} }
  const session = buildSession()
    .at(0, 'recording.changed', { recording: path('/d/recording.mp4') })
    .at(5000, 'recording.changed', { recording: { kind: 'paused', path: '/d/recording-2.mp4', error } })
    .at(9000, 'recording.changed', { recording: path('/d/recording-2.mp4') })
    .at(12_000, 'recording.changed', { recording: { kind: 'finishing', path: '/other/recording.mp4' } })
    .at(13_000, 'recording.changed', { recording: { kind: 'off' } })
    .at(14_000, 'clip.saved', { path: '/d/clips/clip-101010.mp4', seconds: 60 })
    .at(15_000, 'highlights.exported', { sessionId: 's1', paths: ['/d/highlights/01-mark.mp4'] })
  const { incidents, session: about } = buildReport(storedSession(20_000), session.events)
  expect(incidents).toMatchObject([{ kind: 'recording', durationMs: 4000 }])
  expect(incidents[0]?.text.en).toBe('The disk is almost full, so the recording was ended in order.')
  expect(about.recordings).toEqual(['/d/recording.mp4', '/d/recording-2.mp4'])
  expect(about.clips).toEqual(['/d/clips/clip-101010.mp4', '/d/highlights/01-mark.mp4'])
})

test('nothing happens before the show or after it was received, whatever a platform clock says', () => {
  const session = buildSession()
    .comment(70_000, 'tiktok', 'en', { lateMs: 3_600_000 })
    .comment(70_000, 'tiktok', 'en', { lateMs: -3_600_000 })
    .comment(179_000)
  const { byMinute } = buildReport(storedSession(180_000), session.events)
  expect(byMinute.map(({ comments }) => comments)).toEqual([1, 1, 1])
})

test('a watch session that is filled with older events is counted on their own time', () => {
  const yearAgo = 365 * 24 * 60 * MINUTE
  const session = buildSession()
  for (let minute = 0; minute < 30; minute += 1)
    session.comment(100 + minute, 'tiktok', 'en', { lateMs: yearAgo - minute * MINUTE })
  const { byMinute, session: about } = buildReport(storedSession(5000, { kind: 'watch', title: '' }), session.events)
  expect(byMinute).toHaveLength(30)
  expect(byMinute.every(({ comments }) => comments === 1)).toBe(true)
  expect(about.headline.en).toBe('The studio watched for 5 s: 30 comments.')
})

test('one wrong date in a watch session does not make a million minutes', () => {
  const session = buildSession().comment(1000).comment(2000, 'tiktok', 'en', { lateMs: SESSION_START_MS })
  const { byMinute } = buildReport(storedSession(90_000, { kind: 'watch' }), session.events)
  expect(byMinute.map(({ comments }) => comments)).toEqual([2, 0])
})

test('a promo that never reached the picture is told as such', () => {
  const session = buildSession()
  session.at(1000, 'promo.requested', { promo: session.promo(60_000) }).order(2000, 100)
  const { promos } = buildReport(storedSession(90_000), session.events)
  expect(promos).toMatchObject([{ onAirAt: null, firstTick: null, hiddenAt: null, ordersWhileShown: 0 }])
})

test('an hour with 100 000 events is read in well under two seconds', () => {
  const session = buildSession().at(0, 'run.loaded', { run }).at(0, 'phase.started', { phaseId: 'warm-up' })
  for (let n = 0; n < 100_000; n += 1) {
    if (n % 10 === 0) session.order(n * 36, 100)
    else if (n % 10 === 1) session.viewers(n * 36, 'tiktok', n)
    else session.comment(n * 36)
  }
  let report = buildReport(storedSession(0), [])
  expect(
    cpuMs(() => {
      report = buildReport(storedSession(60 * MINUTE), session.events)
    }),
  ).toBeLessThan(1500)
  expect(report.byMinute).toHaveLength(60)
  expect(report.totals).toMatchObject({
    ordersCount: 10_000,
    gmvMinor: { USD: 1_000_000 },
    comments: { total: 80_000 },
  })
})

test.each([60 * MINUTE, -60 * MINUTE])(
  'a clock that jumped by %i ms on air takes nothing from the time on air',
  (byMs) => {
    const session = buildSession()
    const clock = (startedAtMs: number) => ({ startedAtMs: SESSION_START_MS + startedAtMs, speed: 1 })
    session
      .at(0, 'session.opened', { sessionId: 's1', kind: 'broadcast', title: '' })
      .at(1_000, 'show.changed', { show: { kind: 'live', sessionId: 's1', title: '', clock: clock(1_000) } })
      .comment(30_000)
      .at(61_000 + byMs, 'show.changed', {
        show: { kind: 'live', sessionId: 's1', title: '', clock: clock(1_000 + byMs) },
      })
      .comment(70_000 + byMs)
      .at(121_000 + byMs, 'show.changed', { show: { kind: 'ending', sessionId: 's1', title: '' } })
      .at(122_000 + byMs, 'session.closed', { sessionId: 's1', frames: null })
    const report = buildReport(storedSession(122_000 + byMs), session.events)
    expect(report.session.durationMs).toBe(120_000)
    expect(report.totals.comments.total).toBe(2)
  },
)

test('alerts are incidents of the technique, in both languages: over when cleared, or with the show', () => {
  const encoding = { code: 'health.encoding', details: { percent: '4.0', encoder: 'libx264' } } as const
  const network = { code: 'health.network', details: { percent: '9.0', name: 'Shopee' } } as const
  const raised = (id: string, level: 'warn' | 'danger', error: StudioErrorInfo) => ({
    alert: { id, level, error, sinceMs: 0 },
  })
  const session = buildSession()
    .at(0, 'session.opened', { sessionId: 's1', kind: 'broadcast', title: '' })
    .at(10_000, 'alert.raised', raised('health.encoding', 'warn', encoding))
    .at(12_000, 'alert.raised', raised('health.encoding', 'danger', encoding))
    .at(30_000, 'alert.cleared', { alertId: 'health.encoding' })
    .at(40_000, 'alert.raised', raised('health.network a', 'warn', network))
    .at(60_000, 'session.closed', { sessionId: 's1', frames: null })
  const { incidents } = buildReport(storedSession(60_000), session.events)
  expect(incidents).toMatchObject([
    { kind: 'technique', startedAt: isoAt(10_000), durationMs: 20_000 },
    { kind: 'technique', startedAt: isoAt(40_000), durationMs: 20_000 },
  ])
  expect(incidents[0]?.text.en).toBe(
    'The encoder libx264 on this computer is too slow: 4.0 % of the pictures, with their sound, were skipped in the last ten seconds.',
  )
  expect(incidents[1]?.text['zh-CN']).toMatch(/^Shopee 接收太慢.*。$/)
})
