import { assertNever } from '../../../contract/assert-never.ts'
import type { PersonalSpan } from '../../../contract/understanding.ts'

const DOT = '•'
/** Hidden text is as long as its class, so that its length tells nothing. */
const LENGTHS = [4, 8, 12] as const

/** What a mask leaves in a text. */
export const MASKED = /(?:[^\s•@＠]?•{4,12}[@＠]•{4,12}[.．]\p{sc=Latin}{2,24})|•{4,12}\p{Nd}{0,2}/gu

/** `spans`: in reading order, as `createPersonalFinder` gives them. A telephone keeps its last two digits, an e-mail its first letter and last label. */
export function maskPersonal(text: string, spans: readonly PersonalSpan[]): string {
  let masked = ''
  let end = 0
  for (const span of spans) {
    masked += text.slice(end, span.start) + maskOf(text.slice(span.start, span.end), span)
    end = span.end
  }
  return masked + text.slice(end)
}

function maskOf(written: string, { kind }: PersonalSpan): string {
  switch (kind) {
    case 'phone':
      return dots(written.slice(0, -2)) + written.slice(-2)
    case 'email':
      return maskEmail(written)
    case 'address':
    case 'card':
      return dots(written)
    default:
      return assertNever(kind)
  }
}

function maskEmail(written: string): string {
  const at = written.search(/[@＠]/)
  const [first = '', ...others] = written.slice(0, at)
  const lastLabel = /[.．]\p{L}+$/u.exec(written)?.[0] ?? ''
  const domain = written.slice(at + 1, written.length - lastLabel.length)
  return `${first}${dots(others.join(''))}${written.charAt(at)}${dots(domain)}${lastLabel}`
}

const dots = (hidden: string): string =>
  DOT.repeat(LENGTHS.find((length) => hidden.length <= length) ?? (LENGTHS.at(-1) as number))
