import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A real SRT listener on loopback (ffmpeg's own) that writes each connection to a file, as MPEG-TS. */
export interface SrtListener {
  readonly port: number
  /** Without streamid and passphrase. */
  readonly url: string
  /** One file per start. */
  received(): readonly string[]
  /** Takes one connection; when that ends, so does the listener. */
  start(): Promise<void>
  freeze(): void
  thaw(): void
  /** SIGKILL. */
  kill(): Promise<void>
  /** SIGINT: what came is written out. */
  stop(): Promise<void>
}

const LATENCY_US = 120_000

/** `passphrase`: a caller without the same one is refused. */
export function srtListener(dir: string, port: number, passphrase?: string): SrtListener {
  const files: string[] = []
  let listener: ChildProcess | null = null

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!listener || listener.exitCode !== null || listener.signalCode !== null) return
    const gone = new Promise((resolve) => listener?.once('exit', resolve))
    listener.kill('SIGCONT')
    listener.kill(signal)
    await gone
    listener = null
  }

  return {
    port,
    url: `srt://127.0.0.1:${port}`,
    received: () => files,
    async start() {
      const file = join(dir, `received-${port}-${files.length}.ts`)
      const query = new URLSearchParams({
        mode: 'listener',
        latency: `${LATENCY_US}`,
        ...(passphrase && { passphrase }),
      })
      const input = ['-f', 'mpegts', '-i', `srt://127.0.0.1:${port}?${query}`]
      const args = ['-v', 'error', '-nostdin', ...input, '-map', '0', '-c', 'copy', '-f', 'mpegts', file]
      listener = spawn('ffmpeg', args, { stdio: 'ignore' })
      files.push(file)
      await bound(port)
    },
    freeze: () => void listener?.kill('SIGSTOP'),
    thaw: () => void listener?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
  }
}

/** SRT is UDP: nothing answers a knock, but the kernel lists who has the port. */
async function bound(port: number): Promise<void> {
  const entry = `:${port.toString(16).toUpperCase().padStart(4, '0')} `
  for (let attempt = 0; attempt < 200; attempt++) {
    if (readFileSync('/proc/net/udp', 'utf8').includes(entry)) return
    await delay(50)
  }
  throw new Error(`nobody listens on UDP port ${port}`)
}

/** A UDP port of loopback that nobody has now. */
export function freeUdpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', reject)
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })
}
