import { type Html, type HtmlPart, html } from '../../html/html.ts'
import { both } from './both.ts'

export interface Column<Row> {
  readonly head: Html
  readonly cell: (row: Row) => HtmlPart
  readonly isNumber?: boolean
}

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const kind = ({ isNumber }: Column<Row>) => (isNumber ? html` class="number"` : null)
  const head = columns.map((column) => html`<th scope="col"${kind(column)}>${column.head}</th>`)
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td${kind(column)}>${column.cell(row)}</td>`)}</tr>`,
  )
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** A section with its title; where there is nothing to show it says so in a sentence. */
export function section(title: Html, content: Html | null, empty: Html): Html {
  return html`<section><h2>${title}</h2>${content ?? html`<p class="soft">${empty}</p>`}</section>`
}

/** One count per name, as bars, largest first. */
export function bars(counts: readonly (readonly [name: Parameters<typeof both>[0], count: number])[]): Html {
  const most = Math.max(1, ...counts.map(([, count]) => count))
  const rows = counts.map(
    ([name, count]) => html`<li><span class="name">${both(name)}</span><svg class="bar" viewBox="0 0 100 8"
      preserveAspectRatio="none" aria-hidden="true"><rect width="${((100 * count) / most).toFixed(1)}" height="8" rx="1"/></svg
      ><span class="number">${count.toLocaleString('en')}</span></li>`,
  )
  return html`<ul class="bars">${rows}</ul>`
}
