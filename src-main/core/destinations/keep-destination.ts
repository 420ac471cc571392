import type { Shape } from '../../contract/picture.ts'
import type { DestinationCounters, DestinationState } from '../../contract/state.ts'
import type { QueueMeasure } from '../fanout/queue-measure.ts'
import { createConnectionCounters } from './connection-counters.ts'
import { type Attempt, keepOnAir, type OnAir } from './keep-on-air.ts'
import { isListening } from './listening.ts'
import { type PusherDeps, runPusher } from './pusher.ts'
import { isSrtListening } from './srt/srt-listening.ts'
import type { StreamAddress } from './stream-address.ts'

export interface DestinationSpec {
  readonly id: string
  readonly name: string
  readonly shape: Shape
  /** With its secrets: stays in memory, never in an event. */
  readonly address: StreamAddress
}

export interface KeepDestinationDeps extends PusherDeps {
  readonly onDestinationState: (id: string, state: DestinationState) => void
  readonly onDestinationProgress: (id: string, counters: DestinationCounters) => void
  /** About twice a second while it is connected. */
  readonly onDestinationQueue: (queue: QueueMeasure) => void
}

/** A far server may take its time once; while the show waits for it to come back, it may not. */
const FIRST_HANDSHAKE_MS = 10_000
const HANDSHAKE_MS = 3_000

/** Keeps one destination of a show on air until `signal` aborts. */
export function keepDestination(spec: DestinationSpec, deps: KeepDestinationDeps, signal: AbortSignal): OnAir {
  const { id, address } = spec
  const counters = createConnectionCounters()

  async function run({ isFirst, onAccepted, onProven }: Attempt): Promise<void> {
    const events = {
      onAccepted() {
        counters.accepted()
        onAccepted()
      },
      onProven,
      onProgress: (...progress: Parameters<typeof counters.progressed>) =>
        deps.onDestinationProgress(id, counters.progressed(...progress)),
      onQueue: deps.onDestinationQueue,
    }
    try {
      await runPusher({ ...spec, handshakeMs: isFirst ? FIRST_HANDSHAKE_MS : HANDSHAKE_MS }, deps, events, signal)
    } finally {
      counters.ended()
    }
  }

  return keepOnAir(
    {
      clock: deps.clock,
      random: Math.random,
      onState: (state) => deps.onDestinationState(id, state),
      run,
      listening: (until) =>
        address.protocol === 'srt'
          ? isSrtListening(address.host, address.port, until)
          : isListening(address.host, address.port, until),
    },
    signal,
  )
}
