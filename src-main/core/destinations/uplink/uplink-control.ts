import { StudioError } from '../../../contract/errors.ts'
import { isOnAir } from '../../../contract/state.ts'
import { neededUplinkKbps } from '../../checklist/check-uplink.ts'
import type { CommandHandlers } from '../../command-handlers.ts'
import type { MediaClient } from '../../media/media-client.ts'
import type { Clock } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import type { Destinations } from '../destination-commands.ts'
import type { DestinationSpec } from '../keep-destination.ts'
import type { UplinkResult } from './measure-uplink.ts'
import { asPrivateTest } from './private-test.ts'

/** The host's question what the line carries, and the media worker's answer. Sends nothing by itself, never on air. */
export interface UplinkControl {
  readonly commands: Pick<CommandHandlers, 'uplink.measure'>
  onMeasured(results: readonly UplinkResult[]): void
  /** The media worker is gone: no answer will come. */
  onLost(error: StudioError): void
}

export interface UplinkControlDeps {
  readonly clock: Clock
  readonly log: StateLog
  readonly media: MediaClient
  readonly destinations: Destinations
}

/** A line that carries three times the show is good enough; no more is sent. */
const MOST_OF_NEED = 3

export function createUplinkControl({ clock, log, media, destinations }: UplinkControlDeps): UplinkControl {
  let asked: PromiseWithResolvers<readonly UplinkResult[]> | null = null

  function requireIdle(): void {
    if (isOnAir(log.state.show)) throw new StudioError('uplink.on-air')
    if (asked) throw new StudioError('uplink.busy')
  }

  /** Those on the show that may be tested, as they are to be tested. */
  function targets(includePublic: boolean): DestinationSpec[] {
    return destinations.specs().flatMap((spec) => {
      const listed = log.state.destinations[spec.id]
      if (!listed || listed.state.kind === 'stopped') return []
      return asPrivateTest(spec, listed.platform) ?? (includePublic ? spec : [])
    })
  }

  async function ask(tested: readonly DestinationSpec[], kbpsEach: number): Promise<readonly UplinkResult[]> {
    asked = Promise.withResolvers()
    media.send({ kind: 'measureUplink', targets: tested, kbpsEach })
    try {
      return await asked.promise
    } finally {
      asked = null
    }
  }

  return {
    commands: {
      async 'uplink.measure'({ includePublic }) {
        requireIdle()
        const tested = targets(includePublic)
        if (tested.length === 0) throw new StudioError('uplink.nobody')
        const neededKbps = neededUplinkKbps(log.state)
        const results = await ask(tested, Math.ceil((neededKbps * MOST_OF_NEED) / tested.length))
        const answered = results.filter(({ kbps }) => kbps !== null)
        if (answered.length === 0) throw whyNot(results)
        const kbps = answered.reduce((sum, result) => sum + (result.kbps ?? 0), 0)
        log.emit('uplink.measured', { uplink: { kbps, neededKbps, measuredAtMs: clock.nowMs() } })
        const ids = answered.map(({ id }) => id)
        const leftOut = Object.keys(log.state.destinations).filter((id) => !ids.includes(id))
        return { kbps, neededKbps, tested: ids, leftOut }
      },
    },
    onMeasured: (results) => asked?.resolve(results),
    onLost: (error) => asked?.reject(error),
  }
}

function whyNot(results: readonly UplinkResult[]): StudioError {
  const error = results.find((result) => result.error)?.error
  return error ? new StudioError(error.code, error.details) : new StudioError('uplink.too-little')
}
