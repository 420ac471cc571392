import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { type ClientOptions, type RawData, WebSocket } from 'ws'
import type { ServerMessage } from '../../src-main/contract/wire.ts'
import { cookieFrom, type RunningServer } from './start-server.ts'

/** A WebSocket whose messages are taken one by one, in order, none missed. */
export async function connect(url: string, options: ClientOptions = {}) {
  const socket = new WebSocket(url.replace('http', 'ws'), options)
  const waiting: { data: Buffer; isBinary: boolean }[] = []
  let wake = () => {}
  socket.on('message', (data: RawData, isBinary: boolean) => {
    waiting.push({ data: data as Buffer, isBinary })
    wake()
  })
  const closed = once(socket, 'close').then(([code]) => code as number)
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')

  const next = async () => {
    for (;;) {
      const message = waiting.shift()
      if (message) return message
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const nextJson = async () => JSON.parse((await next()).data.toString())
  const send = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  return { socket, closed, next, nextJson, send }
}

type Message<K extends ServerMessage['kind']> = Extract<ServerMessage, { kind: K }>

/** A contract client with the cookie. */
export async function connectContract(server: RunningServer, options: ClientOptions = {}) {
  const cookie = await cookieFrom(server.mintLink())
  const headers = { cookie, origin: server.ingestUrl }
  const client = await connect(`${server.ingestUrl}/contract`, { ...options, headers })
  /** Skips to the next message of this kind. */
  const nextOf = async <K extends ServerMessage['kind']>(kind: K): Promise<Message<K>> => {
    for (;;) {
      const { data, isBinary } = await client.next()
      if (isBinary) continue
      const message = JSON.parse(data.toString()) as ServerMessage
      if (message.kind === kind) return message as Message<K>
    }
  }
  return { ...client, nextOf }
}
