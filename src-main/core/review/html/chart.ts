/** Comments per minute as bars on the bands of the phases, with viewers, promos and trouble on the same time. */
import type { SessionReport } from '../../../contract/report.ts'
import { type Html, html } from '../../html/html.ts'
import { say } from './both.ts'
import { ticksUpTo } from './ticks.ts'
import {
  BOTTOM,
  extent,
  FEWEST_MINUTES,
  HEIGHT,
  LEFT,
  legendEntry,
  MINUTE_MS,
  minuteTicks,
  phaseBands,
  type Range,
  round,
  type Scale,
  scaleOf,
  TOP,
  WIDTH,
} from './time-axis.ts'

export function commentsChart(report: SessionReport): Html | null {
  const { byMinute, byPhase, promos, destinations, incidents } = report
  if (byMinute.length < FEWEST_MINUTES || report.totals.comments.total === 0) return null
  const scale = scaleOf(byMinute)
  const trouble = [
    ...destinations.flatMap(({ outages }) => outages),
    ...incidents.filter(({ kind }) => kind === 'slate'),
  ]
  const shown = promos.flatMap(({ onAirAt, hiddenAt, deadline }) => {
    const untilMs = Math.min(...[hiddenAt, deadline].map((end) => (end === null ? scale.endMs : Date.parse(end))))
    return onAirAt === null ? [] : [{ startedAt: onAirAt, durationMs: Math.max(0, untilMs - Date.parse(onAirAt)) }]
  })
  return html`<div class="scroll"><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Comments per minute / 每分钟评论数">
    ${phaseBands(byPhase, scale)}
    ${commentBars(byMinute, scale)}
    ${viewersLine(byMinute, scale)}
    ${shown.map((range) => strip(range, 'promo', BOTTOM + 4, scale))}
    ${trouble.map((range) => strip(range, 'trouble', BOTTOM + 11, scale))}
    ${minuteTicks(byMinute.length, scale)}
  </svg></div>
  ${legend(report, { promos: shown.length > 0, trouble: trouble.length > 0 })}`
}

function commentBars(byMinute: SessionReport['byMinute'], scale: Scale): Html {
  const ticks = ticksUpTo(Math.max(...byMinute.map(({ comments }) => comments)))
  const top = ticks.at(-1) ?? 1
  const y = (count: number) => BOTTOM - (count / top) * (BOTTOM - TOP)
  const step = (WIDTH - LEFT) / byMinute.length
  const lines = ticks.map(
    (tick) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>
      <text x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
  )
  const columns = byMinute.map(({ comments, startsAt }) => {
    const place = { x: round(scale.x(Date.parse(startsAt)) + step * 0.12), width: round(step * 0.76) }
    return (
      comments > 0 &&
      html`<rect class="minute" x="${place.x}" y="${round(y(comments))}" width="${place.width}"
      height="${round(BOTTOM - y(comments))}"/>`
    )
  })
  return html`${lines}${columns}`
}

function viewersLine(byMinute: SessionReport['byMinute'], scale: Scale): Html | null {
  const known = byMinute.flatMap(({ viewers, startsAt }) => (viewers === null ? [] : [{ viewers, startsAt }]))
  if (known.length < 2) return null
  const peak = Math.max(1, ...known.map(({ viewers }) => viewers))
  const points = known.map(({ viewers, startsAt }) => {
    const x = scale.x(Date.parse(startsAt) + MINUTE_MS / 2)
    return `${round(x)},${round(BOTTOM - (viewers / peak) * (BOTTOM - TOP))}`
  })
  return html`<polyline class="viewers" points="${points.join(' ')}"/>`
}

function strip(range: Range, kind: 'promo' | 'trouble', y: number, scale: Scale): Html {
  const { from, width } = extent(range, scale)
  return html`<rect class="${kind}" x="${round(from)}" y="${y}" width="${round(Math.max(3, width))}" height="5" rx="1"/>`
}

function legend(
  { totals, byMinute }: SessionReport,
  has: { readonly promos: boolean; readonly trouble: boolean },
): Html {
  const hasViewers = byMinute.filter(({ viewers }) => viewers !== null).length >= 2
  const peak = (totals.viewersPeak ?? 0).toLocaleString('en')
  return html`<ul class="legend">
    ${legendEntry('accent', say('Comments per minute', '每分钟评论数'))}
    ${hasViewers && legendEntry('good', say(`Viewers, ${peak} at the top`, `在线人数，顶端为 ${peak}`))}
    ${has.promos && legendEntry('cue', say('Promo on air', '促销展示中'))}
    ${has.trouble && legendEntry('bad', say('A destination off or the slate on air', '平台中断或垫片画面'))}
  </ul>`
}
