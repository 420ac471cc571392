import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'

/** A headless studio in a process of its own, known by its command line and its wire alone: benchmarks import nothing of it. */
export interface ServedStudio {
  readonly pid: number
  /** Good for one browser. */
  readonly cockpitUrl: string
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
  const { cockpitUrl, pid } = await readyLine(child)
  return {
    pid,
    cockpitUrl,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function readyLine(child: ChildProcess): Promise<{ cockpitUrl: string; pid: number }> {
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error('the studio ended before it was ready')
}

export interface StudioWire {
  /** Resolves with the answer's value. */
  send(name: string, params: object): Promise<Record<string, string>>
  /** Resolves when an event of this type satisfies `wished`. */
  until(type: string, wished: (event: never) => boolean): Promise<void>
  close(): void
}

/** A second client of a browser's session: `cookie` is that browser's. */
export async function connectWire(origin: string, cookie: string): Promise<StudioWire> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract`, { headers: { cookie, origin } })
  const answers = new Map<number, (message: { ok: boolean; value: Record<string, string>; error: unknown }) => void>()
  const watchers = new Set<(event: { type: string }) => void>()
  let lastId = 0
  socket.on('message', (data, isBinary) => {
    if (isBinary) return
    const message = JSON.parse(data.toString())
    if (message.kind === 'answer') answers.get(message.id)?.(message)
    if (message.kind === 'events') for (const event of message.events) for (const watch of [...watchers]) watch(event)
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
    close: () => socket.terminate(),
  }
}
