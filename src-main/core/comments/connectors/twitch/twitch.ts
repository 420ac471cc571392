/**
 * One Twitch channel over its IRC on WebSocket. Anybody may read; a token makes replies possible, and one that is refused
 * costs the replies only. Twitch gives nothing back of what was written while the connection was down.
 */
import { type ConnectorWriteState, connectorName } from '../../../../contract/connectors.ts'
import { StudioError } from '../../../../contract/errors.ts'
import type { Clock } from '../../../ports.ts'
import type { Connector, ConnectorSink } from '../connector.ts'
import { runSocket, SILENCE_MS } from '../run-socket.ts'
import type { TwitchSession } from './session.ts'

export interface TwitchOptions {
  readonly clock: Clock
  readonly channel: string
  readonly token?: string | undefined
  readonly url?: string
  readonly silenceMs?: number
}

const ADDRESS = 'wss://irc-ws.chat.twitch.tv:443'

export function createTwitchConnector(options: TwitchOptions, sink: ConnectorSink): Connector {
  const { clock, channel, url = ADDRESS, silenceMs = SILENCE_MS } = options
  const name = connectorName({ kind: 'twitch', channel })
  const sentAtMs: number[] = []
  let token = options.token ?? null
  let withoutToken: ConnectorWriteState = { kind: 'readOnly' }
  let session: TwitchSession | null = null

  async function readOnce(signal: AbortSignal): Promise<void> {
    // Its parser comes with a whole IRC client: a quarter of a second that a start without Twitch does not pay.
    const { createTwitchSession } = await import('./session.ts')
    const joinWithinMs = silenceMs / 2
    const current = createTwitchSession({ clock, name, channel, token, withoutToken, joinWithinMs, sentAtMs }, sink)
    session = current
    const talk = {
      url,
      name,
      clock,
      silenceMs,
      onText: current.read,
      onSilent: () => current.isJoined && sink.onSilent(),
      onHeardAgain: () => current.isJoined && sink.onReading(true),
    }
    try {
      await runSocket(
        {
          ...talk,
          onOpen: (socket, fail) => current.open((line) => socket.send(`${line}\r\n`), fail),
          ask: (socket) => socket.send('PING :cadence\r\n'),
        },
        signal,
      )
    } finally {
      session = null
      current.end()
    }
  }

  return {
    async run(signal) {
      try {
        await readOnce(signal)
      } catch (error) {
        if (!(error instanceof StudioError) || error.code !== 'connector.login-refused' || token === null) throw error
        token = null
        withoutToken = { kind: 'refused', error: error.toInfo() }
        await readOnce(signal)
      }
    },
    async write(line) {
      const receipt = session?.write(line) ?? null
      if (receipt || token === null) return receipt ?? { kind: 'readOnly' }
      const error = new StudioError('connector.write-failed', { name, reason: 'not connected' })
      return { kind: 'failed', error: error.toInfo() }
    },
  }
}
