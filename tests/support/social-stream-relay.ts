import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'

/** The relay of Social Stream Ninja: a room per session, joined by path, and what the extension behind it answers. */
export interface SocialRelay {
  readonly url: string
  /** Paths that were joined. */
  readonly joined: string[]
  /** What clients sent, parsed. */
  readonly received: unknown[]
  say(...messages: unknown[]): void
  sayText(text: string): void
  drop(): void
  /** Reads nothing more from anybody: not even a ping is answered. */
  stall(): void
}

/** `answer`: the result that the extension gives to a request; undefined: none. */
export async function startRelay(answer: (request: { value: string }) => unknown = () => true): Promise<SocialRelay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const joined: string[] = []
  const received: unknown[] = []
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  })
  server.on('connection', (client, { url = '' }) => {
    joined.push(url)
    client.on('message', (data) => {
      const request = JSON.parse(String(data)) as { get: string; value: string }
      received.push(request)
      const result = answer(request)
      if (result !== undefined) client.send(JSON.stringify({ callback: { get: request.get, result } }))
    })
  })
  const sayText = (text: string) => {
    for (const client of server.clients) client.send(text)
  }
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    joined,
    received,
    say(...messages) {
      for (const message of messages) sayText(JSON.stringify(message))
    },
    sayText,
    drop() {
      for (const client of server.clients) client.terminate()
    },
    stall() {
      for (const client of server.clients) client.pause()
    },
  }
}

/** A chat message as its overlays get it, with the fields that the real one always has. */
export const socialMessage = (part: Record<string, unknown> = {}) => ({
  chatname: 'Ana',
  nameColor: '',
  chatbadges: '',
  backgroundColor: '',
  textColor: '',
  chatmessage: '多少钱？',
  chatimg: 'https://socialstream.ninja/sources/images/unknown.png',
  hasDonation: '',
  membership: '',
  contentimg: '',
  textonly: false,
  type: 'tiktok',
  userid: 'ana77',
  ...part,
})
