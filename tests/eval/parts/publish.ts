import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { EvalOptions } from './eval-options.ts'
import { withBlock } from './markdown.ts'

/** Prints the tables and writes them into the card, with the command and the day. */
export function publish(name: string, sections: readonly string[], { model, publicDir, readme }: EvalOptions): void {
  const day = new Date().toISOString().slice(0, 10)
  const command = `npm run eval -- ${name}`
  const without = publicDir === null ? ' The public sources were not there: no figures of them.' : ''
  const body = [`\`${command}\`, ${day}, of \`${model}\`.${without}`, ...sections].join('\n\n')
  process.stdout.write(`${body}\n`)
  const card = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  writeFileSync(readme, withBlock(card, name, body))
  process.stderr.write(`Written into ${readme}.\n`)
}
