import { constants, setPriority } from 'node:os'
import { exitReason, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'

/**
 * ffmpeg work that has time: one at a time, behind everything else that runs. In: arguments. Out: what it wrote to its
 * standard output. Never hurries a show; all of it ends when the studio closes.
 */
export interface OneShots {
  /** `input`: what it reads from its standard input. @throws Error with the reason, also when the studio closes. */
  run(name: string, args: readonly string[], input?: string): Promise<string>
  /** Ends what runs and lets nothing else begin. */
  close(): Promise<void>
}

export function createOneShots(ffmpegPath: string, journal: ChildJournal): OneShots {
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  let endCurrent = () => {}

  async function start(name: string, args: readonly string[], input: string): Promise<string> {
    if (closed) throw new Error('the studio closes')
    const child = spawnChild({ name, command: ffmpegPath, args: ['-hide_banner', '-nostdin', ...args] }, journal)
    endCurrent = child.kill
    yieldToOthers(child.process.pid)
    let output = ''
    child.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.process.stdin?.end(input)
    const exit = await child.exited
    if (exit.code !== 0) throw new Error(closed ? 'the studio closes' : exitReason(exit))
    return output
  }

  return {
    run(name, args, input = '') {
      const result = last.then(() => start(name, args, input))
      last = result.catch(() => {})
      return result
    },
    async close() {
      closed = true
      endCurrent()
      await last
    },
  }
}

function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It ended already, or the system knows no priorities: it only takes its share then.
  }
}
