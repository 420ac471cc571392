import type { EncodingStage } from '../encode/encoding-stage.ts'
import type { Clock } from '../ports.ts'
import type { LiveSource } from '../sources/source.ts'
import { NOTHING } from '../sources/source-process.ts'
import type { Frame, FramePool } from './frame-pool.ts'
import { type ProgrammeFormat, tickAudioBytes, tickMs } from './programme-format.ts'
import { startTicker } from './ticker.ts'

/**
 * The fixed-rate clock that owns time. In: the active source, the overlay region. Out: one picture, one overlay and
 * exactly 48 000 / fps samples per tick, to the encoder. Never waits for a source: the slate stands in.
 */
export interface Programme {
  /** From the next tick on this source is on the programme; null is the slate. */
  select(source: LiveSource | null): void
  /** From the next tick on; the answer is that tick. The last region is repeated until the next one comes. */
  setOverlay(region: Uint8Array): number
  /** The next tick to come. */
  readonly tick: number
  /** Wall-clock time of a tick, epoch ms. */
  atMs(tick: number): number
  /** How many ticks from `firstTick` until `endTick` (not in it) showed the slate. */
  slateTicksBetween(firstTick: number, endTick: number): number
  stop(): void
}

export interface ProgrammeDeps {
  readonly clock: Clock
  readonly format: ProgrammeFormat
  readonly pool: FramePool
  readonly slate: Buffer
  readonly overlay: Uint8Array
  readonly encoding: Pick<EncodingStage, 'write'>
  readonly onSlate: (shown: boolean) => void
}

/** A source whose newest picture is older than this is replaced by the slate. */
const MAX_FRAME_AGE_MS = 300

export function startProgramme(deps: ProgrammeDeps): Programme {
  const { clock, format, pool, slate, overlay, encoding, onSlate } = deps
  const silence = Buffer.alloc(tickAudioBytes(format))
  const slateFrame = pool.take()
  slate.copy(slateFrame.data)
  let source: LiveSource | null = null
  let region = overlay
  let picture: Frame | null = null
  let pictureAtMs = Number.NEGATIVE_INFINITY
  let slateShown = true
  let nextTick = 0
  const slates: { from: number; until: number }[] = []

  function keepPicture(frame: Frame | null): void {
    if (!frame) return
    picture?.release()
    picture = frame
    pictureAtMs = clock.monotonicMs()
  }

  function showSlate(shown: boolean, tick: number): void {
    const last = slates.at(-1)
    if (shown && last?.until === tick) last.until = tick + 1
    else if (shown) slates.push({ from: tick, until: tick + 1 })
    if (shown === slateShown) return
    slateShown = shown
    onSlate(shown)
  }

  function onTick(tick: number): void {
    nextTick = tick + 1
    const { frame, sound } = source?.take(silence.length) ?? NOTHING
    keepPicture(frame)
    const fresh = picture !== null && clock.monotonicMs() - pictureAtMs <= MAX_FRAME_AGE_MS
    showSlate(!fresh, tick)
    encoding.write(tick, fresh && picture ? picture : slateFrame, region, fresh && sound ? sound : silence)
  }

  const startedAtMs = clock.nowMs()
  const ticker = startTicker(clock, 1000 / format.fps, onTick)
  return {
    select(next) {
      source = next
    },
    setOverlay(next) {
      region = next
      return nextTick
    },
    get tick() {
      return nextTick
    },
    atMs: (tick) => startedAtMs + tickMs(tick, format),
    slateTicksBetween: (firstTick, endTick) =>
      slates.reduce(
        (sum, { from, until }) => sum + Math.max(0, Math.min(until, endTick) - Math.max(from, firstTick)),
        0,
      ),
    stop: () => ticker.stop(),
  }
}
