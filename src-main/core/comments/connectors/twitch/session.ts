import type { ConnectorWriteState, WriteReceipt } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import type { Clock } from '../../../ports.ts'
import type { ConnectorSink, OutgoingLine } from '../connector.ts'
import { createOutgoing } from './outgoing.ts'
import { eventsOf, noticeOf, parseLine, type TwitchLine } from './read-line.ts'

export interface TwitchSessionOptions {
  readonly clock: Clock
  readonly name: string
  readonly channel: string
  /** Null: reads as nobody in particular. */
  readonly token: string | null
  /** What is said of writing where there is no token. */
  readonly withoutToken: ConnectorWriteState
  /** Twitch says nothing of a channel that does not exist: after this it does not. */
  readonly joinWithinMs: number
  /** When lines were sent, on this connection and those before. */
  readonly sentAtMs: number[]
}

/** One connection to Twitch: logs in, joins, hands on what is said, sends lines. */
export interface TwitchSession {
  open(send: (line: string) => void, fail: (error: StudioError) => void): void
  /** @throws StudioError: the connection is to end with it. */
  read(frame: string): void
  readonly isJoined: boolean
  /** Null: it may not write now. */
  write(line: OutgoingLine): Promise<WriteReceipt> | null
  end(): void
}

/** Any number after it is nobody in particular, who may read. */
const ANONYMOUS = 'justinfan12345'
const LOGIN_REFUSED = /^(?:Login (?:authentication failed|unsuccessful)|Improperly formatted auth|Invalid NICK)/i
const CHANNEL_GONE: ReadonlySet<string> = new Set(['msg_channel_suspended', 'tos_ban'])

export function createTwitchSession(options: TwitchSessionOptions, sink: ConnectorSink): TwitchSession {
  const { clock, name, channel, token, withoutToken, joinWithinMs, sentAtMs } = options
  let send: (line: string) => void = () => {}
  let fail: (error: StudioError) => void = () => {}
  let cancelJoin: () => void = () => {}
  let isJoined = false
  let mayWrite = false
  const lines = createOutgoing({ clock, name, channel, send: (line) => send(line) }, sentAtMs)
  const noChannel = () => new StudioError('connector.no-channel', { name })

  function onWelcome(): void {
    send(`JOIN #${channel}`)
    cancelJoin = clock.after(joinWithinMs, () => fail(noChannel()))
  }

  function onJoined(): void {
    if (isJoined) return
    isJoined = true
    cancelJoin()
    sink.onReading(false)
    if (token === null) sink.onWrite(withoutToken)
  }

  /** The first is Twitch's welcome to the channel; each later one answers a line. */
  function onUserState() {
    if (token === null) return
    if (mayWrite) return lines.onSent()
    mayWrite = true
    sink.onWrite({ kind: 'ready' })
  }

  function onNotice({ params: [, text = ''], tags }: TwitchLine): void {
    const msgId = tags.get('msg-id') ?? ''
    if (!isJoined && LOGIN_REFUSED.test(text)) throw new StudioError('connector.login-refused', { name })
    if (CHANNEL_GONE.has(msgId)) throw noChannel()
    lines.onNotice(msgId, text)
  }

  function onLine(line: TwitchLine) {
    switch (line.command) {
      case 'PING':
        return send(`PONG :${line.params[0] ?? ''}`)
      case '001':
        return onWelcome()
      case 'ROOMSTATE':
        return onJoined()
      case 'USERSTATE':
        return onUserState()
      case 'NOTICE':
        return onNotice(line)
      case 'RECONNECT':
        throw new StudioError('connector.closed', { name, reason: 'the server asked for it' })
      default:
        return handOn(line)
    }
  }

  function handOn(line: TwitchLine): void {
    const events = eventsOf(line)
    const notice = noticeOf(line)
    if (events.length > 0) sink.take(events)
    if (notice) sink.notice(notice)
  }

  return {
    open(sendLine, failWith) {
      send = sendLine
      fail = failWith
      send('CAP REQ :twitch.tv/tags twitch.tv/commands')
      if (token !== null) send(`PASS oauth:${token.replace(/^oauth:/, '')}`)
      send(`NICK ${token === null ? ANONYMOUS : channel}`)
    },
    read(frame) {
      for (const text of frame.split(/\r?\n/).filter(Boolean)) {
        const line = parseLine(text)
        if (line) onLine(line)
        // In a room that is read, a line that can't be read costs itself.
        else if (!isJoined) throw new StudioError('connector.nonsense', { name })
      }
    },
    get isJoined() {
      return isJoined
    },
    write: (line) => (mayWrite ? lines.write(line) : null),
    end() {
      cancelJoin()
      lines.end()
    },
  }
}
