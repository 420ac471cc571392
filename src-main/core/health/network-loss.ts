import type { LossWindow } from '../../contract/health.ts'
import type { Destination } from '../../contract/state.ts'
import { addWindows, createLossCounter, type LossCounter } from './loss-window.ts'

/** Pictures that each destination's own queue had to drop, of those meant for it. */
export interface NetworkLoss {
  add(
    atMs: number,
    destinations: Readonly<Record<string, Destination>>,
  ): { readonly all: LossWindow; readonly of: Readonly<Record<string, LossWindow>> }
}

export function createNetworkLoss(): NetworkLoss {
  let counters = new Map<string, LossCounter>()
  return {
    add(atMs, destinations) {
      const known = Object.values(destinations)
      counters = new Map(known.map(({ id }) => [id, counters.get(id) ?? createLossCounter()]))
      const windows = known.map(({ id, counters: { frames, droppedFrames } }) => {
        return [id, (counters.get(id) as LossCounter).add(atMs, droppedFrames, frames + droppedFrames)] as const
      })
      return { all: addWindows(windows.map(([, window]) => window)), of: Object.fromEntries(windows) }
    },
  }
}
