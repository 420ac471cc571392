import { StudioError } from '../../../contract/errors.ts'
import type { BitrateState } from '../../../contract/picture.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { QueueMeasure } from '../../fanout/queue-measure.ts'
import type { MediaClient } from '../../media/media-client.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { type AdaptedBitrate, adaptBitrate, type DestinationQueue, hostBitrate } from './adapt-bitrate.ts'
import { bitrateReason } from './bitrate-reason.ts'

/**
 * The bitrate of the programme by the host's setting and policy. In: queue measures of the destinations on air. Out:
 * `bitrate.changed` and the media worker's `setBitrate`. Never waits for either.
 */
export interface BitrateControl {
  readonly commands: Pick<CommandHandlers, 'bitrate.set' | 'bitrate.setPolicy'>
  /** Of any queue of the show: those of destinations count, the recording's only tells that time passes. */
  measured(queue: QueueMeasure): void
  /** A show is over: the next one begins with the host's bitrate. */
  reset(): void
}

export interface BitrateControlDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly log: StateLog
  readonly media: Pick<MediaClient, 'send'>
}

/** A destination that was not heard of for this long is not on air any more. */
const MEASURE_LASTS_MS = 2_000

export function createBitrateControl({ clock, log, media }: BitrateControlDeps): BitrateControl {
  const measures = new Map<string, { readonly queue: QueueMeasure; readonly atMs: number }>()
  let state = host()

  /** The live destinations whose congestion counts by the host's policy. */
  function queues(nowMs: number): readonly DestinationQueue[] {
    const { policy, mainDestinationId } = log.state.bitrate
    return [...measures.values()].flatMap(({ queue, atMs }) => {
      const destination = log.state.destinations[queue.id]
      const counts = policy === 'protectAll' || (policy === 'protectMain' && queue.id === mainDestinationId)
      const isLive = destination?.state.kind === 'live' && nowMs - atMs <= MEASURE_LASTS_MS
      return counts && isLive ? [{ ...queue, name: destination.name }] : []
    })
  }

  function become(next: AdaptedBitrate): void {
    const { currentKbps, reason } = log.state.bitrate
    state = next
    if (next.kbps !== currentKbps) media.send({ kind: 'setBitrate', kbps: next.kbps })
    if (next.kbps !== currentKbps || bitrateReason(next)?.en !== reason?.en) tell({})
  }

  const tell = (change: Partial<BitrateState>) =>
    log.emit('bitrate.changed', {
      bitrate: { ...log.state.bitrate, currentKbps: state.kbps, reason: bitrateReason(state), ...change },
    })

  function host(): AdaptedBitrate {
    return hostBitrate(log.state.programme, clock.monotonicMs())
  }

  return {
    commands: {
      'bitrate.set'({ kbps }) {
        const { programme } = log.state
        const second = programme.second && { ...programme.second, bitrateKbps: kbps }
        log.emit('programme.changed', { programme: { ...programme, bitrateKbps: kbps, second } })
        become(host())
        return null
      },
      'bitrate.setPolicy'({ policy, mainDestinationId }) {
        const id = policy === 'protectMain' ? mainDestinationId : null
        if (policy === 'protectMain' && !log.state.destinations[id ?? ''])
          throw new StudioError('destination.unknown', { id: id ?? '' })
        tell({ policy, mainDestinationId: id })
        if (policy === 'fixed') become(host())
        return null
      },
    },
    measured(queue) {
      const nowMs = clock.monotonicMs()
      measures.set(queue.id, { queue, atMs: nowMs })
      const isHosts = state.hostKbps === log.state.programme.bitrateKbps
      become(isHosts ? adaptBitrate(state, queues(nowMs), nowMs) : host())
    },
    reset() {
      measures.clear()
      become(host())
    },
  }
}
