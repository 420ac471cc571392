import type { ConnectorInfo } from '../../../contract/connectors.ts'
import { type ErrorCode, type StudioError, toStudioError } from '../../../contract/errors.ts'
import { backoffMs } from '../../destinations/backoff.ts'
import { type Clock, sleep } from '../../ports.ts'
import type { Connector, ConnectorSink } from './connector.ts'

export interface KeepConnectedPorts extends Pick<ConnectorSink, 'take' | 'notice'> {
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
  readonly open: (sink: ConnectorSink) => Connector
  readonly onChange: (change: Partial<Pick<ConnectorInfo, 'read' | 'write' | 'gaps' | 'quota'>>) => void
}

export interface KeptConnector extends Pick<Connector, 'write'> {
  /** Settles when `signal` aborted and the last connection is over, or when nothing is left to try. */
  readonly over: Promise<void>
}

/** Trouble that another attempt would only repeat. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['connector.no-channel'])
/** A server that takes connections only to drop them is not healthy. */
const HEALTHY_MS = 30_000

/**
 * Keeps one connector connected until `signal` aborts, the stream is over or the platform refuses. Out: its states, and a
 * gap counted for each reading that went on without what was written meanwhile. Never touches a sibling.
 */
export function keepConnected(ports: KeepConnectedPorts, signal: AbortSignal): KeptConnector {
  const { clock, random, open, take, notice, onChange } = ports
  let failures = 0
  let troubleSinceMs = 0
  let gaps = 0
  let hasRead = false
  let readingSinceMs: number | null = null

  const connector = open({
    take,
    notice,
    onReading(resumed) {
      if (readingSinceMs === null && hasRead && !resumed) gaps += 1
      readingSinceMs ??= clock.monotonicMs()
      hasRead = true
      onChange({ read: { kind: 'reading' }, gaps })
    },
    onSilent: () => onChange({ read: { kind: 'silent' } }),
    onWrite: (write) => onChange({ write }),
    onQuota: (quota) => onChange({ quota }),
  })

  async function keep(): Promise<void> {
    while (!signal.aborted) {
      readingSinceMs = null
      onChange({ read: { kind: 'connecting' } })
      try {
        await connector.run(signal)
        if (!signal.aborted) return onChange({ read: { kind: 'ended' }, write: { kind: 'off' } })
      } catch (thrown) {
        if (signal.aborted) break
        const error = toStudioError(thrown)
        const refused = { read: { kind: 'refused', error: error.toInfo() }, write: { kind: 'off' } } as const
        if (REFUSALS.has(error.code)) return onChange(refused)
        await waitAfter(error)
      }
    }
    onChange({ read: { kind: 'off' }, write: { kind: 'off' } })
  }

  async function waitAfter(error: StudioError): Promise<void> {
    if (readingSinceMs !== null && clock.monotonicMs() - readingSinceMs >= HEALTHY_MS) failures = 0
    failures += 1
    if (failures === 1) troubleSinceMs = clock.monotonicMs()
    const waitMs = backoffMs(failures, clock.monotonicMs() - troubleSinceMs, random())
    const read = { kind: 'retrying', error: error.toInfo(), retryAtMs: clock.nowMs() + waitMs } as const
    onChange({ read, write: { kind: 'off' } })
    await sleep(clock, waitMs, signal)
  }

  return { over: keep(), write: (line) => connector.write(line) }
}
