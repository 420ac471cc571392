import type { Shape } from '../../contract/picture.ts'
import type { DestinationCounters, DestinationState } from '../../contract/state.ts'
import type { QueueMeasure } from '../fanout/queue-measure.ts'
import type { Clock } from '../ports.ts'
import { createConnectionCounters } from './connection-counters.ts'
import { isListening, keepOnAir } from './keep-on-air.ts'
import { type PusherDeps, runPusher } from './rtmp/pusher.ts'
import { parseStreamAddress } from './rtmp/stream-address.ts'

export interface DestinationSpec {
  readonly id: string
  readonly name: string
  readonly shape: Shape
  /** With the stream key: stays in memory, never in an event. */
  readonly url: string
}

export interface KeepDestinationDeps extends PusherDeps {
  readonly clock: Clock
  readonly onDestinationState: (id: string, state: DestinationState) => void
  readonly onDestinationProgress: (id: string, counters: DestinationCounters) => void
  /** About twice a second while it is connected. */
  readonly onDestinationQueue: (queue: QueueMeasure) => void
}

/** Keeps one RTMP destination of a show on air until `signal` aborts. */
export async function keepDestination(
  { id, name, url }: DestinationSpec,
  deps: KeepDestinationDeps,
  signal: AbortSignal,
): Promise<void> {
  const { clock, gate } = deps
  const address = parseStreamAddress(url)
  const counters = createConnectionCounters()
  let isAccepted = false
  const acceptedState = (): DestinationState =>
    gate.isOpen ? { kind: 'live', sinceMs: clock.nowMs() } : { kind: 'ready' }
  const onState = (state: DestinationState) => deps.onDestinationState(id, state)

  async function run(onAccepted: () => void): Promise<void> {
    const events = {
      onAccepted() {
        isAccepted = true
        counters.accepted()
        onAccepted()
      },
      onProgress: (...progress: Parameters<typeof counters.progressed>) =>
        deps.onDestinationProgress(id, counters.progressed(...progress)),
      onQueue: deps.onDestinationQueue,
    }
    try {
      await runPusher({ id, name, address }, deps, events, signal)
    } finally {
      isAccepted = false
      counters.ended()
    }
  }

  void gate.opened.then(() => {
    if (isAccepted && !signal.aborted) onState(acceptedState())
  })
  await keepOnAir(
    { clock, onState, acceptedState, run, listening: (probe) => isListening(address.host, address.port, probe) },
    signal,
  )
}
