import type { EncoderState } from '../../contract/state.ts'
import { type EncodingStage, startEncoding } from '../encode/encoding-stage.ts'
import type { EncoderLadder } from '../encode/ladder.ts'
import { type LadderSetup, openLadder } from '../encode/open-ladder.ts'
import { createFanout, type Fanout } from '../fanout/fanout.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import type { HealthReading } from '../health/health-reading.ts'
import type { LaneMeter } from '../health/lane-meter.ts'
import { meteredEncoding } from '../health/metered-encoding.ts'
import { emptyOverlay, overlayRegion } from '../overlay/overlay-region.ts'
import { createFramePool } from '../programme/frame-pool.ts'
import type { ProgrammeLane } from '../programme/programme.ts'
import { frameBytes, type ProgrammeFormat } from '../programme/programme-format.ts'
import { drawSlate } from '../programme/slate.ts'

/** One picture of the programme on its way: what the programme writes to, its encoder, and the stream that comes out. */
export interface Lane extends ProgrammeLane {
  readonly sink: EncodingStage
  readonly fanout: Fanout
  readonly ladder: EncoderLadder
  /** Lets the encoder finish. */
  close(): Promise<void>
}

export interface LaneDeps extends Omit<LadderSetup, 'format'> {
  readonly onTag: (tag: ProgrammeTag) => void
  readonly onEncoderState: (state: EncoderState) => void
  readonly openMeter: (format: ProgrammeFormat, queue: () => HealthReading['encoder']) => LaneMeter
}

export function openLane(format: ProgrammeFormat, deps: LaneDeps): Lane {
  const probing = new AbortController()
  const fanout = createFanout()
  const ladder = openLadder({ ...deps, format }, probing.signal)
  const meter = deps.openMeter(format, () => encoding.measure)
  const encoding = startEncoding({
    ffmpegPath: deps.ffmpeg.path,
    format,
    journal: deps.journal,
    clock: deps.clock,
    ladder,
    onTag(tag) {
      meter.encoded(tag)
      deps.onTag(tag)
      fanout.offer(tag)
    },
    onState: deps.onEncoderState,
  })

  return {
    format,
    pool: createFramePool(frameBytes(format)),
    slate: drawSlate(format),
    overlay: emptyOverlay(overlayRegion(format)),
    sink: meteredEncoding(encoding, meter),
    fanout,
    ladder,
    async close() {
      probing.abort()
      await encoding.close()
    },
  }
}
