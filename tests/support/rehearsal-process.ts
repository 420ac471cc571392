import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { newestChild } from './studio-children.ts'

/** A rehearsal in a process of its own, known by its command line alone: benchmarks import nothing of the studio. */
export interface RehearsalProcess {
  readonly process: ChildProcess
  /** Resolves when the show has begun. */
  readonly live: Promise<void>
  /** The newest of the studio's children of this kind. */
  pidOf(kind: string): number
  /** Resolves with the summary when the show is over. */
  readonly summary: Promise<RehearsalResult>
}

interface RehearsalResult {
  readonly recording: string
  readonly frames: { readonly expected: number; readonly programme: number; readonly dropped: number }
}

const CLI = new URL('../../dist/headless/cli.mjs', import.meta.url).pathname

export function startRehearsal(out: string, seconds: number, to: readonly string[]): RehearsalProcess {
  const args = [
    CLI,
    'rehearse',
    '--seconds',
    `${seconds}`,
    '--out',
    out,
    '--json',
    ...to.flatMap((url) => ['--to', url]),
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const live = new Promise<void>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => / live( |$)/.test(line) && resolve())
  })
  return {
    process: child,
    live,
    pidOf: (kind) => newestChild(out, kind),
    summary: readSummary(child),
  }
}

async function readSummary(child: ChildProcess): Promise<RehearsalResult> {
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  await once(child, 'close')
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
