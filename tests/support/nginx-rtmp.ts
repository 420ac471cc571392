import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { SlowLink } from './slow-link.ts'

/** A real RTMP server on this machine that records every publish to a file of its own. */
export interface NginxRtmp {
  readonly port: number
  url(key: string): string
  /** What was received for a key, one FLV per connection, oldest first. */
  received(key: string): string[]
  start(): Promise<void>
  /** SIGSTOP and SIGCONT: it keeps its connections and takes nothing. */
  freeze(): void
  thaw(): void
  /** SIGKILL to master and worker, as a crash would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so'

/** On loopback, or at the far end of a line of its own. */
type Place = Pick<SlowLink, 'host' | 'command'>
const LOOPBACK: Place = { host: '127.0.0.1', command: (program, args) => [program, [...args]] }

/** `port`: a free port there. Its worker runs as root here, so that it may write into `dir`. */
export function nginxRtmp(dir: string, port: number, { host, command }: Place = LOOPBACK): NginxRtmp {
  const recordDir = join(dir, `received-${port}`)
  const configPath = join(dir, `nginx-${port}.conf`)
  mkdirSync(recordDir, { recursive: true })
  writeFileSync(configPath, config(dir, recordDir, `${host}:${port}`))
  let nginx: ChildProcess | null = null

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!nginx?.pid || nginx.exitCode !== null || nginx.signalCode !== null) return
    const gone = new Promise((resolve) => nginx?.once('exit', resolve))
    process.kill(nginx.pid, signal)
    await gone
    nginx = null
  }

  return {
    port,
    url: (key) => `rtmp://${host}:${port}/live/${key}`,
    received: (key) =>
      readdirSync(recordDir)
        .filter((name) => name.startsWith(`${key}-`))
        .sort()
        .map((name) => join(recordDir, name)),
    async start() {
      if (!existsSync(MODULE)) throw new Error('nginx with libnginx-mod-rtmp is needed')
      nginx = spawn(...command('nginx', ['-c', configPath, '-p', dir]), { stdio: 'ignore' })
      await listening(host, port)
    },
    freeze: () => void nginx?.kill('SIGSTOP'),
    thaw: () => void nginx?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** One process that is master and worker at once, so that one signal reaches all of it. */
function config(dir: string, recordDir: string, address: string): string {
  return `
user root;
daemon off;
master_process off;
worker_processes 1;
pid ${dir}/nginx-${address}.pid;
error_log ${dir}/nginx-${address}.log warn;
load_module ${MODULE};
events { worker_connections 64; }
rtmp {
  server {
    listen ${address};
    chunk_size 4096;
    application live {
      live on;
      record all;
      record_path ${recordDir};
      record_suffix -%s.flv;
    }
  }
}
`
}

async function listening(host: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const heard = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host)
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => socket.destroy())
      socket.once('connect', () => socket.end())
    })
    if (heard) return
    await delay(50)
  }
  throw new Error(`nginx does not listen on ${host}:${port}`)
}
