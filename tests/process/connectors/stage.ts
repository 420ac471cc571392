import { onTestFinished } from 'vitest'
import type { ConnectorInfo, ConnectorParams } from '../../../src-main/contract/connectors.ts'
import type { StudioEvent } from '../../../src-main/contract/events.ts'
import { createCommentFeed } from '../../../src-main/core/comments/comment-feed.ts'
import type { Connector, ConnectorSink } from '../../../src-main/core/comments/connectors/connector.ts'
import { createConnectors } from '../../../src-main/core/comments/connectors/connector-control.ts'
import { createRepeats } from '../../../src-main/core/comments/deduplicate.ts'
import { createIntake } from '../../../src-main/core/comments/intake.ts'
import { systemClock } from '../../../src-main/core/ports.ts'
import { createStateLog, type StateLog } from '../../../src-main/core/state-log.ts'

/** The studio's real connectors, intake and state, with the connectors that the test builds for its own servers. */
export function startStage(connect: (params: ConnectorParams, sink: ConnectorSink) => Connector) {
  const log = createStateLog(systemClock)
  const events: StudioEvent[] = []
  const keys = new Set<string>()
  log.onEvent((_seq, event, key) => {
    events.push(event)
    if (key !== null) keys.add(key)
  })
  const repeats = createRepeats()
  const hasKey = (_session: string, key: string) => keys.has(key)
  const ingest = createIntake({ clock: systemClock, emit: log.emit, currentSession: () => 's1', hasKey, repeats })
  const feed = createCommentFeed({ log, ingest, repeats })
  const connectors = createConnectors({
    clock: systemClock,
    log,
    feed,
    open: (params) => ({
      channel: 'channel' in params ? params.channel : '',
      connect: (sink) => connect(params, sink),
    }),
  })
  onTestFinished(() => connectors.close())

  const add = async (params: ConnectorParams) => {
    const { connectorId: id } = await connectors.commands['connector.add'](params)
    const info = () => log.state.connectors[id] as ConnectorInfo
    return {
      id,
      info,
      reads: (kind: ConnectorInfo['read']['kind']) => until(log, () => info().read.kind === kind),
      write: (text: string, replyTo?: string) =>
        connectors.commands['connector.write']({ connectorId: id, text, replyTo }),
    }
  }
  const texts = () => log.state.room.comments.map(({ text }) => text)
  return {
    log,
    events,
    ingest,
    connectors,
    add,
    texts,
    until: (isSo: () => boolean) => until(log, isSo),
    /** Resolves when the room holds these texts, in this order. */
    shows: (...wanted: string[]) => until(log, () => JSON.stringify(texts()) === JSON.stringify(wanted)),
    /** The kinds of a connector's read states, each once in a row. */
    readStates: (id: string) =>
      events
        .flatMap((event) => (event.type === 'connector.changed' && event.connector.id === id ? [event.connector] : []))
        .map(({ read }) => read.kind)
        .filter((kind, index, all) => kind !== all[index - 1]),
  }
}

/** Resolves at the first event after which it is so. */
export function until(log: StateLog, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo()) return resolve()
    const stop = log.onEvent(() => {
      if (!isSo()) return
      stop()
      resolve()
    })
  })
}
