import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvalOptions } from './eval-options.ts'
import { withBlock } from './markdown.ts'

/** Prints the tables and writes them into the card, with the command, the day, and which `file` of the model was judged. */
export function publish(
  name: string,
  file: string,
  sections: readonly string[],
  { model, publicDir, readme }: EvalOptions,
): void {
  const path = join(model, file)
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
  const day = new Date().toISOString().slice(0, 10)
  const command = `npm run eval -- ${name}`
  const without = publicDir === null ? ' The public sources were not there: no figures of them.' : ''
  const body = [`\`${command}\`, ${day}, of \`${path}\` (SHA-256 ${hash}…).${without}`, ...sections].join('\n\n')
  process.stdout.write(`${body}\n`)
  const card = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  writeFileSync(readme, withBlock(card, name, body))
  process.stderr.write(`Written into ${readme}.\n`)
}
