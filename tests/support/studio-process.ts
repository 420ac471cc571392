import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { applyEvent } from '../../src-main/contract/apply-event.ts'
import type { CommandInput, CommandName, CommandResults } from '../../src-main/contract/commands.ts'
import type { StudioEvent } from '../../src-main/contract/events.ts'
import type { StudioState } from '../../src-main/contract/state.ts'
import { CONTRACT_PATH, type ServerMessage } from '../../src-main/contract/wire.ts'

/** The real headless studio in a process of its own, driven over its contract as a cockpit would. */
export interface StudioProcess {
  readonly ingestUrl: string
  readonly ingestToken: string
  readonly cockpitUrl: string
  readonly pid: number
  readonly state: StudioState
  /** Every event since the connection, in order: states that pass too soon to be waited for. */
  readonly events: readonly StudioEvent[]
  send<C extends CommandName>(name: C, params: CommandInput<C>): Promise<CommandResults[C]>
  /** Resolves with the state once it is as wished. */
  until(wished: (state: StudioState) => boolean): Promise<StudioState>
  /** Sends ingest events over HTTP; resolves with the answer's body. */
  ingest(events: unknown): Promise<{ accepted: number; duplicates: number }>
  /** Everything it printed so far, on stdout and stderr. */
  output(): string
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL to the core alone: its children are left. */
  kill(): Promise<void>
}

const CLI = new URL('../../dist/headless/cli.mjs', import.meta.url).pathname

export async function startStudioProcess(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<StudioProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text
    })
  child.stderr.pipe(process.stderr, { end: false })
  const info = await readReadyLine(child)
  const client = await connectClient(info.cockpitUrl)

  return {
    ...info,
    get state() {
      return client.state()
    },
    events: client.events,
    send: client.send,
    until: client.until,
    output: () => output,
    async ingest(events) {
      const response = await fetch(`${info.ingestUrl}/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${info.ingestToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
      })
      return response.json() as Promise<{ accepted: number; duplicates: number }>
    },
    async stop() {
      client.close()
      child.kill('SIGTERM')
      return (await exited)[0]
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
      client.close()
    },
  }
}

interface ReadyLine {
  readonly cockpitUrl: string
  readonly ingestUrl: string
  readonly ingestToken: string
  readonly pid: number
}

async function readReadyLine(child: ChildProcess): Promise<ReadyLine> {
  if (!child.stdout) throw new Error('no stdout')
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line)
  throw new Error('the studio ended before it was ready')
}

async function connectClient(cockpitUrl: string) {
  const page = await fetch(cockpitUrl, { redirect: 'manual' })
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { host } = new URL(cockpitUrl)
  const socket = new WebSocket(`ws://${host}${CONTRACT_PATH}`, { headers: { cookie, origin: `http://${host}` } })
  const answers = new Map<number, (message: Extract<ServerMessage, { kind: 'answer' }>) => void>()
  const watchers = new Set<() => void>()
  const ready = Promise.withResolvers<void>()
  let state: StudioState | null = null
  let nextId = 1
  const events: StudioEvent[] = []

  function take(event: StudioEvent): void {
    events.push(event)
    if (state) state = applyEvent(state, event)
  }

  socket.on('message', (data, isBinary) => {
    if (isBinary) return
    const message = JSON.parse(data.toString()) as ServerMessage
    if (message.kind === 'answer') answers.get(message.id)?.(message)
    else if (message.kind === 'snapshot') state = message.state
    else for (const event of message.events) take(event)
    if (state) ready.resolve()
    for (const check of [...watchers]) check()
  })
  socket.on('error', ready.reject)
  await ready.promise

  return {
    state: () => state as StudioState,
    events: events as readonly StudioEvent[],
    send<C extends CommandName>(name: C, params: CommandInput<C>): Promise<CommandResults[C]> {
      const id = nextId++
      return new Promise((resolve, reject) => {
        answers.set(id, (message) => {
          answers.delete(id)
          if (message.ok) resolve(message.value as CommandResults[C])
          else reject(new Error(`${message.error.code} ${JSON.stringify(message.error.details)}`))
        })
        socket.send(JSON.stringify({ kind: 'command', id, name, params }))
      })
    },
    until(wished: (state: StudioState) => boolean): Promise<StudioState> {
      return new Promise((resolve) => {
        const check = () => {
          if (!state || !wished(state)) return
          watchers.delete(check)
          resolve(state)
        }
        watchers.add(check)
        check()
      })
    },
    close: () => socket.terminate(),
  }
}
