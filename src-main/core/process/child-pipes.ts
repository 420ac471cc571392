import type { ChildProcess, StdioOptions } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * Extra inputs and outputs of a child beyond stdin and stdout.
 * POSIX: inherited file descriptors (`pipe:3`, `pipe:4`, ...). Windows: named pipes that the child connects to,
 * because it inherits no numbered descriptors there (that branch is not tested on this project's machines).
 */
export interface ChildPipes {
  /** What to write on the child's command line, one per pipe, in order. */
  readonly urls: readonly string[]
  readonly stdio: StdioOptions
  /** The streams, once the child is spawned; on Windows they appear when the child has connected. */
  connect(child: ChildProcess): Promise<readonly Duplex[]>
}

const FIRST_EXTRA_FD = 3

export function openChildPipes(count: number, platform: NodeJS.Platform = process.platform): ChildPipes {
  return platform === 'win32' ? namedPipes(count) : inheritedPipes(count)
}

function inheritedPipes(count: number): ChildPipes {
  const fds = Array.from({ length: count }, (_, index) => FIRST_EXTRA_FD + index)
  return {
    urls: fds.map((fd) => `pipe:${fd}`),
    stdio: ['pipe', 'pipe', 'pipe', ...fds.map(() => 'pipe' as const)],
    connect: async (child) => fds.map((fd) => child.stdio[fd] as Duplex),
  }
}

function namedPipes(count: number): ChildPipes {
  const pipes = Array.from({ length: count }, () => {
    const path = `\\\\.\\pipe\\cadence-${randomUUID()}`
    const connected = new Promise<Socket>((resolve, reject) => {
      const server = createServer((socket) => {
        server.close()
        resolve(socket)
      })
      server.once('error', reject)
      server.listen(path)
    })
    return { path, connected }
  })
  return {
    urls: pipes.map(({ path }) => path),
    stdio: ['pipe', 'pipe', 'pipe'],
    connect: () => Promise.all(pipes.map(({ connected }) => connected)),
  }
}
