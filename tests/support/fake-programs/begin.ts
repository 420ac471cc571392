import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What every fake program does first: notes its start, and looks up how this one is to behave. A behaviour for one kind
 * of start only is written `WORD=behaviour`: it counts among the starts that have this word among their arguments.
 */
export function begin() {
  const [dir, behaviours, ...args] = process.argv.slice(2) as [string, string, ...string[]]
  const log = join(dir, 'starts')
  const before = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').filter(Boolean) : []
  appendFileSync(log, `${JSON.stringify({ pid: process.pid, args })}\n`)
  const word = args.find((arg) => behaviours.split(',').some((entry) => entry.startsWith(`${arg}=`)))
  const all = behaviours
    .split(',')
    .filter((entry) => (word ? entry.startsWith(`${word}=`) : !entry.includes('=')))
    .map((entry) => entry.slice(entry.indexOf('=') + 1))
  const earlier = before.filter((line) => !word || JSON.parse(line).args.includes(word)).length
  const [behaviour, count] = (all[Math.min(earlier, all.length - 1)] ?? 'as-asked').split(':') as [string, string?]
  return { dir, args, behaviour, count: Number(count ?? 0) }
}

export const say = (line: string): void => void writeSync(2, `${line}\n`)

/** Ends the way ffmpeg does in trouble. */
export function fail(line: string): never {
  say(line)
  process.exit(1)
}

/** Hears neither a polite request to end nor the end of its input. */
export function playDeaf(): void {
  process.on('SIGTERM', () => {})
  setInterval(() => {}, 60_000)
}
