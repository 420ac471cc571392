/**
 * In: what a child writes to its stderr. Out: its first and its last lines. Memory is bounded however much it writes;
 * no secret passes: every line is redacted as it comes.
 */
export interface StderrLines {
  /** The last lines, oldest first: filled as they come. */
  readonly tail: readonly string[]
  /** First and last lines, and between them how many were left out. */
  firstAndLast(): readonly string[]
  take(text: string): void
  /** No more comes: half a line is a line. */
  end(): void
}

export const HEAD_LINES = 8
const TAIL_LINES = 12
const MAX_LINE_LENGTH = 1_000

/** `onHead` hears of each of the first lines when it comes. */
export function createStderrLines(redact: (line: string) => string, onHead: (line: string) => void): StderrLines {
  const head: string[] = []
  const tail: string[] = []
  let total = 0
  let rest = ''

  function keep(raw: string): void {
    if (raw.trim() === '') return
    const line = redact(raw).slice(0, MAX_LINE_LENGTH)
    total += 1
    tail.push(line)
    if (tail.length > TAIL_LINES) tail.shift()
    if (head.length === HEAD_LINES) return
    head.push(line)
    onHead(line)
  }

  return {
    tail,
    firstAndLast() {
      const leftOut = total - head.length - tail.length
      if (leftOut <= 0) return [...head, ...tail.slice(tail.length - (total - head.length))]
      return [...head, `(${leftOut} more lines)`, ...tail]
    },
    take(text) {
      const lines = (rest + text).split(/\r?\n|\r/)
      rest = lines.pop() ?? ''
      // Redacted first: a cut through a secret would leave half of it.
      if (rest.length > MAX_LINE_LENGTH) rest = redact(rest).slice(-MAX_LINE_LENGTH)
      for (const line of lines) keep(line)
    },
    end() {
      keep(rest)
      rest = ''
    },
  }
}
