import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'

/** A headless studio in a process of its own, known by its command line and its wire alone: benchmarks import nothing of it. */
export interface ServedStudio {
  readonly pid: number
  /** Good for one browser. */
  readonly cockpitUrl: string
  readonly ingestUrl: string
  readonly ingestToken: string
  stop(): Promise<void>
}

const CLI = new URL('../../dist/headless/cli.mjs', import.meta.url).pathname

export async function serveStudioProcess(dataDir: string): Promise<ServedStudio> {
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The size the table of numbers is about, on any computer.
    env: { ...process.env, CADENCE_PICTURE: '720p30' },
  })
  const exited = once(child, 'exit')
  return {
    ...(await readyLine(child)),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function readyLine(child: ChildProcess): Promise<Omit<ServedStudio, 'stop'>> {
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error('the studio ended before it was ready')
}

export interface StudioWire {
  /** Resolves with the answer's value. */
  send(name: string, params: object): Promise<Record<string, string>>
  /** Resolves when an event of this type satisfies `wished`. */
  until(type: string, wished: (event: never) => boolean): Promise<void>
  /** Gives every event from now on, with the time (epoch ms) at which its message had come. */
  watch(watcher: (event: never, cameAtMs: number) => void): void
  /** A new snapshot of the state. */
  snapshot(): Promise<Record<string, never>>
  close(): void
}

/** The first cockpit of a studio without a browser. */
export async function openCockpit(cockpitUrl: string): Promise<StudioWire> {
  const page = await fetch(cockpitUrl, { redirect: 'manual' })
  return connectWire(new URL(cockpitUrl).origin, page.headers.getSetCookie()[0]?.split(';')[0] ?? '')
}

/** A second client of a browser's session: `cookie` is that browser's. */
export async function connectWire(origin: string, cookie: string): Promise<StudioWire> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract`, { headers: { cookie, origin } })
  const answers = new Map<number, (message: { ok: boolean; value: Record<string, string>; error: unknown }) => void>()
  const watchers = new Set<(event: { type: string }, cameAtMs: number) => void>()
  const awaited: ((state: Record<string, never>) => void)[] = []
  let lastId = 0
  socket.on('message', (data, isBinary) => {
    if (isBinary) return
    const cameAtMs = performance.timeOrigin + performance.now()
    const message = JSON.parse(data.toString())
    if (message.kind === 'answer') answers.get(message.id)?.(message)
    if (message.kind === 'snapshot') for (const take of awaited.splice(0)) take(message.state)
    if (message.kind !== 'events') return
    for (const event of message.events) for (const watch of [...watchers]) watch(event, cameAtMs)
  })
  await once(socket, 'open')
  return {
    send(name, params) {
      lastId += 1
      const id = lastId
      socket.send(JSON.stringify({ kind: 'command', id, name, params }))
      return new Promise((resolve, reject) =>
        answers.set(id, ({ ok, value, error }) => (ok ? resolve(value) : reject(new Error(JSON.stringify(error))))),
      )
    },
    until: (type, wished) =>
      new Promise((resolve) => {
        const watch = (event: { type: string }) => {
          if (event.type !== type || !wished(event as never)) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
      }),
    watch: (watcher) => void watchers.add(watcher as (event: { type: string }, cameAtMs: number) => void),
    snapshot: () =>
      new Promise((resolve) => {
        awaited.push(resolve)
        socket.send(JSON.stringify({ kind: 'snapshot' }))
      }),
    close: () => socket.terminate(),
  }
}
