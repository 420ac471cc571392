import { z } from 'zod'

/** JSON lines of a command: one answer a line, in order; what can't be read gets a line that says why, and costs no other. */

/** A line as it was read: its value, or why there is none. */
export type ReadLine = { readonly value: unknown } | { readonly error: string }

const textSchema = z.object({ text: z.string() })

/** The text of a line `{"text"}`, or the answer that says why there is none. */
export function textOf(line: ReadLine): string | { readonly error: string } {
  if ('error' in line) return line
  const parsed = textSchema.safeParse(line.value)
  return parsed.success ? parsed.data.text : { error: 'no {"text": "…"}' }
}

/** Lines that are answered together, and what may come at once without a line end. */
const LINES_AT_ONCE = 1024
const MAX_LINE_BYTES = 4 * 1024 * 1024

/** `answer`: one value for each line given. Its order is kept; empty lines are left out. */
export async function answerLines(answer: (lines: readonly ReadLine[]) => Promise<readonly unknown[]>): Promise<void> {
  let waiting: ReadLine[] = []
  const flush = async (): Promise<void> => {
    const answers = await answer(waiting)
    waiting = []
    await write(answers.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
  for await (const line of byteLines(process.stdin)) {
    waiting.push(readLine(line))
    if (waiting.length >= LINES_AT_ONCE) await flush()
  }
  if (waiting.length > 0) await flush()
}

async function* byteLines(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of input) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let start = 0
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      if (end > start) yield bytes.subarray(start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield rest
}

function readLine(line: Buffer): ReadLine {
  if (line.length > MAX_LINE_BYTES) return { error: `longer than ${MAX_LINE_BYTES} bytes` }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)) }
  } catch (error) {
    return { error: error instanceof SyntaxError ? `no JSON: ${error.message}` : 'no UTF-8' }
  }
}

/** Waits while the reader is slow. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))
}
