import type { PersonalSpan } from '../../../contract/understanding.ts'

/** Latin letters alone: in Chinese or Thai the sentence goes on without a space. */
const LOCAL = /[\p{sc=Latin}\p{N}._%+'-]/u
const DOMAIN = /[\p{sc=Latin}\p{N}.．-]/u
const LAST_LABEL = /[.．]\p{sc=Latin}{2,24}$/u
const MAX_LOCAL = 64
const MAX_DOMAIN = 253

/** From each @ outwards, so that every unit is looked at a few times at most. */
export function findEmails(text: string): PersonalSpan[] {
  const spans: PersonalSpan[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '@' && text[at] !== '＠') continue
    const start = reach(text, at, -1, LOCAL, Math.max(spans.at(-1)?.end ?? 0, at - MAX_LOCAL))
    const end = domainEnd(text, at + 1)
    if (start < at && end !== null) spans.push({ kind: 'email', start, end })
  }
  return spans
}

function reach(text: string, at: number, step: 1 | -1, allowed: RegExp, limit: number): number {
  let edge = at
  while (edge !== limit && allowed.test(text.charAt(step < 0 ? edge - 1 : edge))) edge += step
  return edge
}

/** Null when no domain with a dot and a last label of letters begins there. */
function domainEnd(text: string, start: number): number | null {
  const furthest = reach(text, start, 1, DOMAIN, Math.min(text.length, start + MAX_DOMAIN))
  const domain = text.slice(start, furthest).replace(/[.．-]+$/, '')
  return LAST_LABEL.test(domain) && /^[^.．-]/.test(domain) ? start + domain.length : null
}
