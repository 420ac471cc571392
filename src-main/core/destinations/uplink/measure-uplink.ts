import { type StudioErrorInfo, toStudioError } from '../../../contract/errors.ts'
import { createFanout, type Fanout } from '../../fanout/fanout.ts'
import type { DestinationSpec } from '../keep-destination.ts'
import { type PusherDeps, runPusher } from '../pusher.ts'
import { pusherOutput } from '../pusher-output.ts'
import { acceptedKbps, type SentSample } from './accepted-rate.ts'
import { playGroup } from './play-group.ts'
import { type Group, takeGroup } from './take-group.ts'

/**
 * In: destinations and how much to offer each. Out: what each took in a few seconds, all at once over their real pushers,
 * as a show would. Sends the programme's newest group of pictures over and over; ends early when `signal` aborts.
 */
export interface UplinkResult {
  readonly id: string
  /** Null when nothing could be measured. */
  readonly kbps: number | null
  readonly error: StudioErrorInfo | null
}

export type MeasureUplinkDeps = Omit<PusherDeps, 'gate' | 'bitrateKbps'>

const HANDSHAKE_MS = 5_000
const SENDING_MS = 4_000
/** There is no show to wait for. */
const OPEN_GATE = { isOpen: true, admits: () => true }

export async function measureUplink(
  targets: readonly DestinationSpec[],
  kbpsEach: number,
  deps: MeasureUplinkDeps,
  signal: AbortSignal,
): Promise<readonly UplinkResult[]> {
  const group = await takeGroup(deps.fanout, deps.clock, signal)
  if (!group) return targets.map(({ id }) => ({ id, kbps: null, error: null }))
  return Promise.all(targets.map((target) => measureOne(target, group, kbpsEach, deps, signal)))
}

async function measureOne(
  target: DestinationSpec,
  group: Group,
  kbps: number,
  deps: MeasureUplinkDeps,
  signal: AbortSignal,
): Promise<UplinkResult> {
  const { clock } = deps
  const { heldBytes } = pusherOutput(target.address, { bitrateKbps: kbps, authoritiesPath: '' })
  const fanout: Fanout = createFanout()
  const enough = new AbortController()
  const samples: SentSample[] = []
  let cancelEnd = () => {}
  const events = {
    onAccepted() {
      cancelEnd = clock.after(SENDING_MS, () => enough.abort())
    },
    onProven() {},
    onProgress: ({ totalBytes }: { totalBytes: number }) =>
      void samples.push({ atMs: clock.monotonicMs(), bytes: totalBytes }),
    onQueue() {},
  }
  const sending = runPusher(
    { ...target, handshakeMs: HANDSHAKE_MS },
    { ...deps, fanout, gate: OPEN_GATE, bitrateKbps: kbps },
    events,
    AbortSignal.any([signal, enough.signal]),
  )
  const stopPlaying = playGroup(group, { clock, offer: fanout.offer, kbps })
  enough.signal.addEventListener('abort', stopPlaying, { once: true })
  try {
    await sending
    return { id: target.id, kbps: acceptedKbps(samples, heldBytes), error: null }
  } catch (error) {
    return { id: target.id, kbps: null, error: toStudioError(error).toInfo() }
  } finally {
    stopPlaying()
    cancelEnd()
  }
}
