import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { redactText } from '../debug/redact.ts'
import { shellCommand } from '../debug/shell-command.ts'
import type { ChildJournal } from './child-journal.ts'
import { noteChild } from './child-notes.ts'
import { createStderrLines, type StderrLines } from './stderr-lines.ts'

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
  /** What must not be read in its command or its lines. */
  readonly secrets?: readonly string[]
}

const GRACE_MS = 2_000

/**
 * glibc gives a freed picture back to the system and faults its pages in again for the next one, 9 000 faults a second at
 * 720p30: a third of an encoder's CPU on a virtual machine. Kept instead, up to 128 MB. Other C libraries ignore this.
 * Source: mallopt(3), M_TRIM_THRESHOLD and M_MMAP_THRESHOLD (32 MiB is its largest).
 */
const KEEP_FREED_PICTURES = { MALLOC_TRIM_THRESHOLD_: String(2 ** 27), MALLOC_MMAP_THRESHOLD_: String(2 ** 25) }

/** Spawns without a shell; a command that cannot start ends at once with its reason as the tail. */
export function spawnChild(request: ChildRequest, journal: ChildJournal): Child {
  const child = spawn(request.command, request.args, {
    stdio: request.stdio ?? ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...KEEP_FREED_PICTURES },
    windowsHide: true,
    // A group of its own: Ctrl-C in a terminal is for the studio, which ends its children in order.
    detached: process.platform !== 'win32',
  })
  if (child.pid !== undefined) journal.record(child.pid, request.name)
  const id = randomUUID()
  const redact = (text: string) => redactText(text, request.secrets)
  const command = shellCommand(request.command, request.args.map(redact))
  noteChild({ kind: 'started', id, pid: child.pid ?? null, name: request.name, command })
  const lines = createStderrLines(redact, (line) => noteChild({ kind: 'wrote', id, line }))
  readLines(child, lines)
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, tail: [error.message] }))
    child.once('close', (code, signal) => resolve({ code, signal, tail: lines.tail }))
  })
  void exited.then((exit) => noteChild({ kind: 'ended', id, exit: exitWords(exit), lines: lines.firstAndLast() }))
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

function readLines({ stderr }: ChildProcess, lines: StderrLines): void {
  stderr?.setEncoding('utf8').on('data', lines.take)
  stderr?.once('end', lines.end)
}

const TROUBLE =
  /error|fail|invalid|refus|denied|unable|cannot|could not|no such|not found|no space|timed out|broken pipe|reset by peer/i

/** Why a child ended, in a few words: its signal, its last line of trouble, or its exit code. */
export function exitReason({ code, signal, tail }: ChildExit): string {
  if (signal) return `ended by ${signal}`
  const line = tail.findLast((text) => TROUBLE.test(text)) ?? tail.at(-1)
  return line ? line.replace(/^\[[^\]]*\] */, '').slice(0, 200) : `exit code ${code}`
}

/** How a child ended, as a debug page says it. */
function exitWords(exit: ChildExit): string {
  if (exit.code === null && exit.signal === null) return `could not be started: ${exit.tail[0]}`
  return exit.code === 0 ? 'ended by itself, exit code 0' : exit.signal ? exitReason(exit) : `exit code ${exit.code}`
}
