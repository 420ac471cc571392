/** What every curve of the report shares: its size, time from left to right, the bands of the phases, the minutes below. */
import type { SessionReport } from '../../../contract/report.ts'
import { type Html, html } from '../../html/html.ts'

export const WIDTH = 960
export const HEIGHT = 250
export const LEFT = 40
export const TOP = 26
export const BOTTOM = 206
export const MINUTE_MS = 60_000
/** With fewer minutes there is no curve to see. */
export const FEWEST_MINUTES = 3

export interface Scale {
  readonly startMs: number
  readonly endMs: number
  /** Horizontal place of an epoch ms. */
  x(atMs: number): number
}

export interface Range {
  readonly startedAt: string
  readonly durationMs: number | null
}

export function scaleOf(byMinute: SessionReport['byMinute']): Scale {
  const startMs = Date.parse(byMinute[0]?.startsAt ?? '')
  const endMs = startMs + byMinute.length * MINUTE_MS
  const clamp = (atMs: number) => Math.min(endMs, Math.max(startMs, atMs))
  return { startMs, endMs, x: (atMs) => LEFT + ((clamp(atMs) - startMs) / (endMs - startMs)) * (WIDTH - LEFT) }
}

export const round = (value: number) => value.toFixed(1)
/** Left edge and width of a range; one without an end reaches to the end. */
export function extent({ startedAt, durationMs }: Range, { x, endMs }: Scale) {
  const from = x(Date.parse(startedAt))
  return { from, width: x(durationMs === null ? endMs : Date.parse(startedAt) + durationMs) - from }
}

export const phaseBands = (byPhase: SessionReport['byPhase'], scale: Scale): readonly Html[] =>
  byPhase.map((phase, index) => phaseBand(phase, index, scale))

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

export function minuteTicks(minutes: number, { x, startMs }: Scale): readonly Html[] {
  const every = [1, 2, 5, 10, 15, 30, 60, 120, 240].find((step) => minutes / step <= 12) ?? 480
  const marks = Array.from({ length: Math.floor(minutes / every) + 1 }, (_, index) => index * every)
  return marks.map((minute) => {
    const at = x(startMs + minute * MINUTE_MS)
    const anchor = minute === 0 ? 'start' : at > WIDTH - 20 ? 'end' : 'middle'
    return html`<text x="${round(at)}" y="${BOTTOM + 34}" text-anchor="${anchor}">${minute}′</text>`
  })
}

/** `colour`: a name of the stylesheet. */
export const legendEntry = (colour: string, text: Html): Html =>
  html`<li><i style="background: var(--${colour})"></i>${text}</li>`
