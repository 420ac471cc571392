import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { ChildJournal } from './child-journal.ts'

/** How a child ended. `tail`: its last stderr lines, for a sentence and the log. */
export interface ChildExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly tail: readonly string[]
}

/** A supervised child process: journalled, its stderr kept short, ended for certain. */
export interface Child {
  readonly process: ChildProcess
  /** Settles once, when the child is gone; never rejects. */
  readonly exited: Promise<ChildExit>
  /** Asks (SIGTERM), then after `graceMs` insists (SIGKILL). Resolves when it is gone. */
  stop(graceMs?: number): Promise<ChildExit>
  kill(): void
}

export interface ChildRequest {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly stdio?: SpawnOptions['stdio']
}

const TAIL_LINES = 12
const GRACE_MS = 2_000

/** Spawns without a shell; a command that cannot start ends at once with its reason as the tail. */
export function spawnChild(request: ChildRequest, journal: ChildJournal): Child {
  const child = spawn(request.command, request.args, {
    stdio: request.stdio ?? ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own: Ctrl-C in a terminal is for the studio, which ends its children in order.
    detached: process.platform !== 'win32',
  })
  if (child.pid !== undefined) journal.record(child.pid, request.name)
  const tail = keepTail(child)
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, tail: [error.message] }))
    child.once('close', (code, signal) => resolve({ code, signal, tail }))
  })
  for (const stream of child.stdio) stream?.on('error', ignoreBrokenPipe)

  return {
    process: child,
    exited,
    kill: () => void child.kill('SIGKILL'),
    async stop(graceMs = GRACE_MS) {
      child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), graceMs)
      const exit = await exited
      clearTimeout(insist)
      return exit
    },
  }
}

/** The child's end is told by its exit; a pipe that breaks on the way adds nothing. */
function ignoreBrokenPipe(): void {}

function keepTail(child: ChildProcess): string[] {
  const tail: string[] = []
  let rest = ''
  const keep = (lines: readonly string[]) => {
    tail.push(...lines.filter((line) => line.trim() !== ''))
    tail.splice(0, tail.length - TAIL_LINES)
  }
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split(/\r?\n|\r/)
    rest = (lines.pop() ?? '').slice(-1_000)
    keep(lines)
  })
  child.stderr?.once('end', () => keep([rest]))
  return tail
}

const TROUBLE =
  /error|fail|invalid|refus|denied|unable|cannot|could not|no such|not found|no space|timed out|broken pipe|reset by peer/i

/** Why a child ended, in a few words: its signal, its last line of trouble, or its exit code. */
export function exitReason({ code, signal, tail }: ChildExit): string {
  if (signal) return `ended by ${signal}`
  const line = tail.findLast((text) => TROUBLE.test(text)) ?? tail.at(-1)
  return line ? line.replace(/^\[[^\]]*\] */, '').slice(0, 200) : `exit code ${code}`
}
