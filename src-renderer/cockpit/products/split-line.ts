/**
 * In: one line, and the characters that separate its fields. Out: its fields, trimmed; null when a quotation mark is not
 * closed, or text follows it. A field in quotes may hold separators, and a quotation mark written twice.
 */
export function splitLine(line: string, separators: string): string[] | null {
  const end = `([${separators}]|$)`
  const field = new RegExp(`[^\\S\\t]*"((?:[^"]|"")*)"[^\\S\\t]*${end}|([^${separators}]*)${end}`, 'y')
  const fields: string[] = []
  let isLast = false
  while (!isLast) {
    const [, quoted, afterQuoted, plain = '', afterPlain] = field.exec(line) as RegExpExecArray
    if (quoted === undefined && plain.trim().startsWith('"')) return null
    fields.push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, ' ').trim())
    isLast = (afterQuoted ?? afterPlain) === ''
  }
  return fields
}
