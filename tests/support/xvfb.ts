import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

/** A virtual display of its own that can be taken away and come back, as an unplugged screen does. */
export interface Xvfb {
  readonly display: string
  /** SIGKILL. */
  kill(): Promise<void>
  /** The same display again. */
  start(): Promise<void>
}

export async function startXvfb(): Promise<Xvfb> {
  let server = spawnServer([])
  onTestFinished(() => void server.kill('SIGKILL'))
  const display = `:${await displayNumber(server)}`
  return {
    display,
    async kill() {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await gone
    },
    async start() {
      server = spawnServer([display])
      await displayNumber(server)
    },
  }
}

const spawnServer = (display: readonly string[]): ChildProcess =>
  spawn('Xvfb', [...display, '-displayfd', '3', '-screen', '0', '1280x720x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })

/** What the server says once it takes clients. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
}
