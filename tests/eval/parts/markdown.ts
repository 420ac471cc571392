import type { Interval } from '../metrics.ts'

/** Figures and tables as they stand in a model's card. Pure. */

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const under = `|${header.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`
  return [line(header), under, ...rows.map(line)].join('\n')
}

/** In hundredths, with one place; what can't be measured is a dash. */
export const percent = (share: number): string => (Number.isFinite(share) ? (100 * share).toFixed(1) : '–')

export function withInterval(share: number, { low, high }: Interval): string {
  return Number.isFinite(share) ? `${percent(share)} [${percent(low)}, ${percent(high)}]` : '–'
}

/**
 * `card` with `body` between `<!-- eval:NAME -->` and `<!-- /eval -->`; all else stays as it was. A card without such a
 * block gets one at its end.
 */
export function withBlock(card: string, name: string, body: string): string {
  const begin = `<!-- eval:${name} -->`
  const end = '<!-- /eval -->'
  const block = `${begin}\n${body.trim()}\n${end}`
  const from = card.indexOf(begin)
  if (from < 0) return `${card.trimEnd()}\n\n${block}\n`
  const to = card.indexOf(end, from)
  const next = card.indexOf('<!-- eval:', from + begin.length)
  if (to < 0 || (next >= 0 && next < to)) throw new Error(`${begin} has no ${end}`)
  return card.slice(0, from) + block + card.slice(to + end.length)
}
