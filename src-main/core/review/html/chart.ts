/** Comments per minute as bars on the bands of the phases, with viewers, promos and trouble on the same time. */
import type { SessionReport } from '../../../contract/report.ts'
import { type Html, html } from '../../html/html.ts'
import { say } from './both.ts'
import { ticksUpTo } from './ticks.ts'

const WIDTH = 960
const HEIGHT = 250
const LEFT = 40
const TOP = 26
const BOTTOM = 206
const MINUTE_MS = 60_000
/** With fewer minutes there is no curve to see. */
const FEWEST_MINUTES = 3

interface Scale {
  readonly startMs: number
  readonly endMs: number
  /** Horizontal place of an epoch ms. */
  x(atMs: number): number
}

interface Range {
  readonly startedAt: string
  readonly durationMs: number | null
}

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
    ${byPhase.map((phase, index) => phaseBand(phase, index, scale))}
    ${commentBars(byMinute, scale)}
    ${viewersLine(byMinute, scale)}
    ${shown.map((range) => strip(range, 'promo', BOTTOM + 4, scale))}
    ${trouble.map((range) => strip(range, 'trouble', BOTTOM + 11, scale))}
    ${minuteTicks(byMinute.length, scale)}
  </svg></div>
  ${legend(report, { promos: shown.length > 0, trouble: trouble.length > 0 })}`
}

function scaleOf(byMinute: SessionReport['byMinute']): Scale {
  const startMs = Date.parse(byMinute[0]?.startsAt ?? '')
  const endMs = startMs + byMinute.length * MINUTE_MS
  const clamp = (atMs: number) => Math.min(endMs, Math.max(startMs, atMs))
  return { startMs, endMs, x: (atMs) => LEFT + ((clamp(atMs) - startMs) / (endMs - startMs)) * (WIDTH - LEFT) }
}

const round = (value: number) => value.toFixed(1)
/** Left edge and width of a range; one without an end reaches to the end. */
function extent({ startedAt, durationMs }: Range, { x, endMs }: Scale) {
  const from = x(Date.parse(startedAt))
  return { from, width: x(durationMs === null ? endMs : Date.parse(startedAt) + durationMs) - from }
}

function phaseBand(phase: SessionReport['byPhase'][number], index: number, scale: Scale): Html {
  const { from, width } = extent(phase, scale)
  const band = index % 2 === 0 ? 'phase' : 'phase odd'
  const label = (language: 'en' | 'zh-CN') =>
    html`<text lang="${language}" x="${round(from + 6)}" y="17">${shortened(phase.title[language], width, language)}</text>`
  return html`<rect class="${band}" x="${round(from)}" y="0" width="${round(width)}" height="${BOTTOM}"/>${label('en')}${label('zh-CN')}`
}

function shortened(text: string, width: number, language: 'en' | 'zh-CN'): string {
  const fits = Math.floor((width - 8) / (language === 'en' ? 6.6 : 12.5))
  if (text.length <= fits) return text
  return fits > 2 ? `${text.slice(0, fits - 1)}…` : ''
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

function minuteTicks(minutes: number, { x, startMs }: Scale): readonly Html[] {
  const every = [1, 2, 5, 10, 15, 30, 60, 120, 240].find((step) => minutes / step <= 12) ?? 480
  const marks = Array.from({ length: Math.floor(minutes / every) + 1 }, (_, index) => index * every)
  return marks.map((minute) => {
    const at = x(startMs + minute * MINUTE_MS)
    const anchor = minute === 0 ? 'start' : at > WIDTH - 20 ? 'end' : 'middle'
    return html`<text x="${round(at)}" y="${BOTTOM + 34}" text-anchor="${anchor}">${minute}′</text>`
  })
}

function legend(
  { totals, byMinute }: SessionReport,
  has: { readonly promos: boolean; readonly trouble: boolean },
): Html {
  const entry = (colour: string, text: Html) => html`<li><i style="background: var(--${colour})"></i>${text}</li>`
  const hasViewers = byMinute.filter(({ viewers }) => viewers !== null).length >= 2
  const peak = (totals.viewersPeak ?? 0).toLocaleString('en')
  return html`<ul class="legend">
    ${entry('accent', say('Comments per minute', '每分钟评论数'))}
    ${hasViewers && entry('good', say(`Viewers, ${peak} at the top`, `在线人数，顶端为 ${peak}`))}
    ${has.promos && entry('cue', say('Promo on air', '促销展示中'))}
    ${has.trouble && entry('bad', say('A destination off or the slate on air', '平台中断或垫片画面'))}
  </ul>`
}
