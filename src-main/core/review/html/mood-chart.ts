/** The mood of the comments as a curve on the bands of the phases; where none was read it has a gap. */
import type { SessionReport } from '../../../contract/report.ts'
import { type Html, html } from '../../html/html.ts'
import { moodText } from '../wording/mood-text.ts'
import { say } from './both.ts'
import type { MoodSpan } from './mood-spans.ts'
import {
  BOTTOM,
  FEWEST_MINUTES,
  HEIGHT,
  LEFT,
  legendEntry,
  MINUTE_MS,
  minuteTicks,
  phaseBands,
  round,
  type Scale,
  scaleOf,
  TOP,
  WIDTH,
} from './time-axis.ts'

const TICKS = [1, 0.5, 0, -0.5, -1]
const DOT_RADIUS = 2.5

/** `spans`: of the same report. */
export function moodChart({ byMinute, byPhase }: SessionReport, spans: readonly MoodSpan[]): Html | null {
  if (byMinute.length < FEWEST_MINUTES) return null
  const scale = scaleOf(byMinute)
  return html`<div class="scroll"><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Mood of the comments over the show; the table below has the figures / 评论情绪走势，数据见下表">
    ${phaseBands(byPhase, scale)}
    ${TICKS.map(gridLine)}
    ${curves(spans, scale)}
    ${minuteTicks(byMinute.length, scale)}
  </svg></div>
  <ul class="legend">
    ${legendEntry('accent', say('Mood: +1 when all comments are happy, −1 when all are unhappy', '情绪：全部满意为 +1，全部不满为 −1'))}
  </ul>`
}

const y = (sentiment: number) => TOP + ((1 - sentiment) / 2) * (BOTTOM - TOP)

function gridLine(sentiment: number): Html {
  const at = y(sentiment)
  return html`<line class="${sentiment === 0 ? 'grid zero' : 'grid'}" x1="${LEFT}" x2="${WIDTH}" y1="${round(at)}" y2="${round(at)}"/>
      ${Number.isInteger(sentiment) && html`<text x="${LEFT - 6}" y="${round(at + 4)}" text-anchor="end">${axisText(sentiment)}</text>`}`
}

const axisText = (sentiment: number) => moodText(sentiment).replace('.00', '')

interface Point {
  readonly x: string
  readonly y: string
}

function curves(spans: readonly MoodSpan[], scale: Scale): readonly Html[] {
  const runs: Point[][] = [[]]
  for (const { startsAt, minutes, sentiment } of spans) {
    const x = scale.x(Date.parse(startsAt) + (minutes * MINUTE_MS) / 2)
    if (sentiment === null) runs.push([])
    else runs.at(-1)?.push({ x: round(x), y: round(y(sentiment)) })
  }
  return runs.filter((run) => run.length > 0).map(curve)
}

/** A line needs two points; one alone is a dot. */
function curve(points: readonly Point[]): Html {
  const [first] = points
  if (first && points.length === 1)
    return html`<circle class="mood-dot" cx="${first.x}" cy="${first.y}" r="${DOT_RADIUS}"/>`
  return html`<polyline class="mood" points="${points.map((point) => `${point.x},${point.y}`).join(' ')}"/>`
}
