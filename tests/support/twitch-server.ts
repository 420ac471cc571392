import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'

/** What a client of Twitch's chat meets: IRC over WebSocket, with tags, as captured from the real one (ids and names changed). */
export interface TwitchServer {
  readonly url: string
  /** Every line that clients sent, in order, PING and PONG left out. */
  readonly received: string[]
  /** Connections so far. */
  readonly connections: number
  /** Resolves when clients have sent this many PINGs. */
  pinged(count: number): Promise<void>
  /** Sends lines to every client. */
  say(...lines: string[]): void
  /** Cuts every connection. */
  drop(): void
  /** From now on it takes what comes and answers nothing. */
  freeze(): void
  thaw(): void
}

export interface TwitchRules {
  readonly channel?: string
  /** The token that may write. */
  readonly token?: string
  /** What it answers to a line that is sent. */
  readonly onLine?: (text: string) => string | null
  /** Instead of the welcome. */
  readonly greeting?: string
}

export async function startTwitch(rules: TwitchRules = {}): Promise<TwitchServer> {
  const { channel = 'ronni', token = 'right', onLine = () => USERSTATE(channel), greeting } = rules
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const received: string[] = []
  let connections = 0
  let isFrozen = false
  let pings = 0
  let onPing = () => {}
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  })

  server.on('connection', (client) => {
    connections += 1
    let pass: string | null = null
    const send = (...lines: string[]) => client.send(lines.map((line) => `${line}\r\n`).join(''))
    client.on('message', (data) => {
      if (isFrozen) return
      for (const line of String(data).split('\r\n').filter(Boolean)) answer(line)
    })
    function answer(line: string) {
      const [command = '', ...rest] = line.replace(/^@\S+ /, '').split(' ')
      if (command === 'PING') {
        pings += 1
        send(`:tmi.twitch.tv PONG tmi.twitch.tv ${rest.join(' ')}`)
        return onPing()
      }
      if (command === 'PONG') return
      received.push(line)
      if (command === 'PASS') pass = rest[0] ?? null
      if (command === 'NICK') return greet(send, pass)
      if (command === 'JOIN' && rest[0] === `#${channel}`) send(...welcome(pass !== null))
      if (command !== 'PRIVMSG') return
      const reply = onLine(line.slice(line.indexOf(' :') + 2))
      if (reply) send(reply)
    }
  })

  function greet(send: (...lines: string[]) => void, pass: string | null) {
    if (greeting !== undefined) return send(greeting)
    if (pass !== null && pass !== `oauth:${token}`) return send(':tmi.twitch.tv NOTICE * :Login authentication failed')
    send(
      ':tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands',
      ':tmi.twitch.tv 001 justinfan12345 :Welcome, GLHF!',
      ':tmi.twitch.tv 376 justinfan12345 :>',
    )
  }
  const welcome = (mayWrite: boolean) => [
    `:justinfan12345!justinfan12345@justinfan12345.tmi.twitch.tv JOIN #${channel}`,
    `@emote-only=0;followers-only=-1;r9k=0;room-id=1337;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #${channel}`,
    ...(mayWrite ? [USERSTATE(channel)] : []),
  ]

  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    received,
    get connections() {
      return connections
    },
    pinged: (count) =>
      new Promise((resolve) => {
        onPing = () => pings >= count && resolve()
      }),
    say(...lines) {
      for (const client of server.clients) client.send(lines.map((line) => `${line}\r\n`).join(''))
    },
    drop() {
      for (const client of server.clients) client.terminate()
    },
    freeze() {
      isFrozen = true
    },
    thaw() {
      isFrozen = false
    },
  }
}

const USERSTATE = (channel: string) =>
  `@badge-info=;badges=broadcaster/1;color=#0D4200;display-name=ronni;emote-sets=0;mod=0;subscriber=0;user-type= :tmi.twitch.tv USERSTATE #${channel}`

let sent = 0

interface ChatLine {
  readonly text: string
  readonly id?: string
  readonly name?: string
  readonly atMs?: number
  /** More tags, each `name=value`. */
  readonly tags?: readonly string[]
}

/** A comment as Twitch sends it. */
export function privmsg({ text, id = `tw-${++sent}`, name = 'Ana', atMs = Date.now(), tags = [] }: ChatLine) {
  const login = name.toLowerCase()
  const all = [
    'badge-info=subscriber/9',
    'badges=subscriber/6,bits/100',
    'color=#1E90FF',
    `display-name=${name}`,
    'emotes=',
    'first-msg=0',
    'flags=',
    `id=${id}`,
    'mod=0',
    'returning-chatter=0',
    'room-id=1337',
    'subscriber=1',
    `tmi-sent-ts=${atMs}`,
    'turbo=0',
    `user-id=u-${login}`,
    'user-type=',
    ...tags,
  ]
  return `@${all.join(';')} :${login}!${login}@${login}.tmi.twitch.tv PRIVMSG #ronni :${text}`
}

export const clearMsg = (id: string) =>
  `@login=ana;room-id=;target-msg-id=${id};tmi-sent-ts=${Date.now()} :tmi.twitch.tv CLEARMSG #ronni :gone`

export const clearChat = (name?: string) =>
  name === undefined
    ? `@room-id=1337;tmi-sent-ts=${Date.now()} :tmi.twitch.tv CLEARCHAT #ronni`
    : `@ban-duration=350;room-id=1337;target-user-id=u-${name.toLowerCase()};tmi-sent-ts=${Date.now()} :tmi.twitch.tv CLEARCHAT #ronni :${name.toLowerCase()}`

/** An announcement of the channel: subscriptions, gifts, raids. */
export const userNotice = (msgId: string, tags: readonly string[] = [], text?: string) =>
  `@badge-info=;badges=staff/1;color=#0000FF;display-name=Bea;emotes=;flags=;id=un-${++sent};login=bea;mod=0;msg-id=${msgId};room-id=1337;system-msg=Bea\\ssubscribed;tmi-sent-ts=${Date.now()};user-id=u-bea;user-type=${tags.map((tag) => `;${tag}`).join('')} :tmi.twitch.tv USERNOTICE #ronni${text === undefined ? '' : ` :${text}`}`

export const notice = (msgId: string, text: string) => `@msg-id=${msgId} :tmi.twitch.tv NOTICE #ronni :${text}`
