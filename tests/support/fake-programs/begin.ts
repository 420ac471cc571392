import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** What every fake program does first: notes its start, and looks up how this one is to behave. */
export function begin() {
  const [dir, behaviours, ...args] = process.argv.slice(2) as [string, string, ...string[]]
  const log = join(dir, 'starts')
  const earlier = existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0
  appendFileSync(log, `${JSON.stringify({ pid: process.pid, args })}\n`)
  const all = behaviours.split(',')
  const [behaviour, count] = (all[Math.min(earlier, all.length - 1)] as string).split(':') as [string, string?]
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
