import type { DestinationSpec } from '../destinations/keep-destination.ts'
import { type MeasureUplinkDeps, measureUplink } from '../destinations/uplink/measure-uplink.ts'
import { measurePace } from '../encode/pace/measure-pace.ts'
import { PACE_FORMAT } from '../encode/pace/pace-format.ts'
import type { MediaReport } from './media-protocol.ts'
import type { Pipeline } from './pipeline.ts'

/** What is measured beside the programme while nothing is on air. In: what to measure. Out: media reports. */
export interface Measurements {
  /** How fast this computer encodes, beside what runs now. */
  pace(pipeline: Pipeline): void
  /** What the line to these destinations carries. */
  uplink(pipeline: Pipeline, targets: readonly DestinationSpec[], kbpsEach: number): void
  /** Whatever is being measured is given up: a show begins, or the programme begins anew. */
  giveUp(): void
}

export function createMeasurements(
  deps: Omit<MeasureUplinkDeps, 'fanout'>,
  report: (report: MediaReport) => void,
): Measurements {
  let running = new AbortController()

  async function pace({ lanes: [lane] }: Pipeline): Promise<void> {
    const choice = lane?.ladder.current()
    if (!choice) return
    const pace = await measurePace({ ...deps, format: PACE_FORMAT, choice }, running.signal)
    if (pace !== null) report({ kind: 'paceMeasured', pace: { encoder: choice.encoder, pace } })
  }

  async function uplink({ lanes: [lane] }: Pipeline, targets: readonly DestinationSpec[], kbps: number): Promise<void> {
    const results = lane ? await measureUplink(targets, kbps, { ...deps, fanout: lane.fanout }, running.signal) : []
    report({ kind: 'uplinkMeasured', results })
  }

  return {
    pace: (pipeline) => void pace(pipeline),
    uplink: (...wanted) => void uplink(...wanted),
    giveUp() {
      running.abort()
      running = new AbortController()
    },
  }
}
