import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  type ConnectorInfo,
  type ConnectorParams,
  connectorName,
  SOCIAL_STREAM_PATH,
} from '../../../contract/connectors.ts'
import { StudioError } from '../../../contract/errors.ts'
import { type IngestAnswer, MAX_INGEST_EVENTS } from '../../../contract/ingest.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import type { CommentFeed } from '../comment-feed.ts'
import { type KeptConnector, keepConnected } from './keep-connected.ts'
import type { OpenConnector } from './open-connector.ts'
import { createSocialReader, type SocialReader } from './social-stream/read-message.ts'

type ConnectorCommands = Pick<
  CommandHandlers,
  'connector.add' | 'connector.remove' | 'connector.write' | 'connector.reveal' | 'connector.renew'
>

/** Parameters of a connector and the token that Social Stream Ninja posts with: all that must outlive the studio. */
export interface ConnectorSecret {
  readonly params: ConnectorParams
  readonly postToken: string
}

export interface Connectors {
  readonly commands: ConnectorCommands
  /** Adds one under the id and with the token it had before. @throws StudioError as `connector.add`. */
  add(id: string, secret: ConnectorSecret): void
  /** Null: there is no such connector. */
  secretOf(id: string): ConnectorSecret | null
  takePosted(token: string, body: unknown): IngestAnswer
  /** Resolves when every connection is over. */
  close(): Promise<void>
}

export interface ConnectorsDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly feed: CommentFeed
  readonly open: OpenConnector
}

interface Running extends KeptConnector {
  readonly secret: ConnectorSecret
  readonly stop: AbortController
  readonly readPosted: SocialReader
}

/** Progress is told once a second: a room of thousands a second is one event. */
const HEARD_EVERY_MS = 1_000

/** Adding, removing and writing to connectors. Tokens and session ids stay in here and in the key store. */
export function createConnectors({ clock, log, feed, open }: ConnectorsDeps): Connectors {
  const running = new Map<string, Running>()
  /** Also of those that were removed and still close their connection. */
  const lives = new Set<Promise<unknown>>()

  function add(id: string, secret: ConnectorSecret): void {
    const stop = new AbortController()
    const hear = createHearing(clock, () => change(id, null))
    const opened = open(secret.params)
    const first = { id, kind: secret.params.kind, channel: opened.channel, ...NOTHING_YET }
    log.emit('connector.changed', { connector: first })
    const kept = keepConnected(
      {
        clock,
        random: Math.random,
        open: opened.connect,
        take(events) {
          feed.take(events, id)
          hear()
        },
        notice: feed.notice,
        onChange: (part) => change(id, part),
      },
      stop.signal,
    )
    lives.add(kept.over)
    void kept.over.then(() => lives.delete(kept.over))
    running.set(id, { ...kept, secret, stop, readPosted: createSocialReader() })
  }

  /** Null: it was heard. What a removed one still says is left out. */
  function change(id: string, part: Partial<ConnectorInfo> | null): void {
    const connector = log.state.connectors[id]
    if (!connector) return
    if (part) log.emit('connector.changed', { connector: { ...connector, ...part } })
    else log.emit('connector.heard', { connectorId: id })
  }

  function requireKnown(id: string): Running {
    const known = running.get(id)
    if (!known) throw new StudioError('connector.unknown', { id })
    return known
  }

  function postAddress(id: string): { url: string } {
    const { secret } = requireKnown(id)
    const connector = log.state.connectors[id]
    if (secret.params.kind !== 'social-stream')
      throw new StudioError('connector.no-address', { name: connector ? connectorName(connector) : id })
    return { url: `${log.state.ingestUrl ?? ''}${SOCIAL_STREAM_PATH}${secret.postToken}` }
  }

  return {
    add,
    secretOf: (id) => running.get(id)?.secret ?? null,
    takePosted(token, body) {
      const [id, known] = [...running].find(([, { secret }]) => isPostTokenOf(secret, token)) ?? []
      if (id === undefined || !known) throw new StudioError('ingest.wrong-token')
      const messages = Array.isArray(body) ? body : [body]
      if (messages.length > MAX_INGEST_EVENTS) throw new StudioError('ingest.too-large')
      const { events, notices } = known.readPosted(messages, clock.nowMs())
      const answer = feed.take(events, id)
      for (const notice of notices) feed.notice(notice)
      change(id, null)
      return answer
    },
    commands: {
      'connector.add'(params) {
        const connectorId = randomUUID()
        add(connectorId, { params, postToken: newPostToken() })
        return { connectorId }
      },
      'connector.remove'({ connectorId }) {
        // One whose key could not be read is on the list and runs not.
        if (!log.state.connectors[connectorId]) throw new StudioError('connector.unknown', { id: connectorId })
        running.get(connectorId)?.stop.abort()
        running.delete(connectorId)
        log.emit('connector.removed', { connectorId })
        return null
      },
      'connector.write': ({ connectorId, ...line }) => requireKnown(connectorId).write(line),
      'connector.reveal': ({ connectorId }) => postAddress(connectorId),
      'connector.renew'({ connectorId }) {
        postAddress(connectorId)
        const known = requireKnown(connectorId)
        running.set(connectorId, { ...known, secret: { ...known.secret, postToken: newPostToken() } })
        return postAddress(connectorId)
      },
    },
    async close() {
      for (const { stop } of running.values()) stop.abort()
      await Promise.all(lives)
    },
  }
}

/** Calls `tell` at once, then at most once per `HEARD_EVERY_MS`. */
function createHearing(clock: Clock, tell: () => void): () => void {
  let toldAtMs = Number.NEGATIVE_INFINITY
  return () => {
    if (clock.monotonicMs() - toldAtMs < HEARD_EVERY_MS) return
    toldAtMs = clock.monotonicMs()
    tell()
  }
}

const NOTHING_YET = {
  read: { kind: 'off' },
  write: { kind: 'off' },
  lastMessageAtMs: null,
  gaps: 0,
  quota: null,
} as const satisfies Partial<ConnectorInfo>

const newPostToken = () => randomBytes(32).toString('base64url')
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Compares digests: the time taken tells nothing of the token. */
const isPostTokenOf = ({ params, postToken }: ConnectorSecret, given: string): boolean =>
  params.kind === 'social-stream' && digest(postToken) === digest(given)
