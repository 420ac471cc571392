import { shapeOf } from '../../contract/picture.ts'
import type { Check, Destination, StudioState } from '../../contract/state.ts'
import { fail, ok, unknown, warn } from './check.ts'
import type { Seen } from './seen.ts'

/** Others use the line too, and its rate is never steady. */
const HEADROOM = 1.3
/** Lines change with the hour and the place. */
const FRESH_MS = 24 * 3_600_000

/** Whether the measured line carries what the show needs. Pure; never measures by itself: that sends data. */
export function checkUplink(state: StudioState, { nowMs }: Pick<Seen, 'nowMs'>): Check {
  const neededKbps = neededUplinkKbps(state)
  if (neededKbps === 0) return ok('Nothing is sent: the show is recorded only.', '不推流：本场只会录制。')
  const needed = megabits(neededKbps)
  if (!state.uplink)
    return unknown(
      `The show needs ${needed} Mb/s. The line was not measured yet: measure it before the show.`,
      `本场需要 ${needed} Mb/s。尚未测量网络：请在开播前测量。`,
    )
  if (nowMs - state.uplink.measuredAtMs > FRESH_MS)
    return unknown(
      `The show needs ${needed} Mb/s. The line was measured more than a day ago: measure it again before the show.`,
      `本场需要 ${needed} Mb/s。上次测量网络已超过一天：请在开播前重新测量。`,
    )
  const carries = megabits(state.uplink.kbps)
  if (state.uplink.kbps < neededKbps)
    return fail(
      `The line carries ${carries} Mb/s; the show needs ${needed}. Lower the bitrate, take a destination off, or use a network cable.`,
      `网络可承载 ${carries} Mb/s，本场需要 ${needed} Mb/s。请降低码率、停用一个平台，或改用网线。`,
    )
  if (state.uplink.kbps < neededKbps * HEADROOM)
    return warn(
      `The line carries ${carries} Mb/s; the show needs ${needed}, which leaves little. Lower the bitrate, or keep others off the line.`,
      `网络可承载 ${carries} Mb/s，本场需要 ${needed} Mb/s，余量很小。请降低码率，或避免他人占用网络。`,
    )
  return ok(
    `The line carries ${carries} Mb/s; the show needs ${needed}.`,
    `网络可承载 ${carries} Mb/s，本场需要 ${needed} Mb/s。`,
  )
}

/** What all destinations that are on the show take together, picture and sound. */
export function neededUplinkKbps({ destinations, programme }: Pick<StudioState, 'destinations' | 'programme'>): number {
  const { second } = programme
  const kbpsOf = ({ shape }: Destination) =>
    (second && shape !== shapeOf(programme) ? second.bitrateKbps : programme.bitrateKbps) + programme.audioKbps
  return Object.values(destinations)
    .filter(({ state }) => state.kind !== 'stopped')
    .reduce((sum, destination) => sum + kbpsOf(destination), 0)
}

const megabits = (kbps: number) => (kbps / 1000).toFixed(1)
