import type { SourceSound } from '../../contract/sound.ts'
import type { Clock } from '../ports.ts'
import type { LiveSource } from '../sources/source.ts'
import type { Frame } from './frame-pool.ts'
import { createMixer, type Levels, type Taken } from './mix/mixer.ts'
import { type PictureLane, tickAudioBytes, tickMs } from './programme-format.ts'
import { createSourceStrip, type SourceStrip } from './source-strip.ts'
import { createSwitcher, type Scene, type Transition } from './switcher.ts'
import { startTicker } from './ticker.ts'

/**
 * The fixed-rate clock that owns time. In: sources, the scene, overlay regions. Out: for each lane one picture, one overlay
 * and exactly 48 000 / fps samples per tick, to its encoder. Never waits for a source: the slate stands in.
 */
export interface Programme {
  addSource(source: LiveSource, sound: SourceSound): void
  removeSource(id: string): void
  setSound(id: string, sound: SourceSound): void
  /** From the next tick on. */
  setScene(scene: Scene, transition: Transition): void
  /** What is heard while the slate is seen; null is silence. */
  setSlateMusic(music: LiveSource | null): void
  /** One I420 picture for each lane, copied. */
  setSlate(pictures: readonly Uint8Array[]): void
  /** One region for each lane, from the next tick on; the answer is that tick. The last regions are repeated. */
  setOverlay(regions: readonly Uint8Array[]): number
  /** The next tick to come. */
  readonly tick: number
  /** Wall-clock time of a tick, epoch ms. */
  atMs(tick: number): number
  /** How many ticks from `firstTick` until `endTick` (not in it) showed the slate. */
  slateTicksBetween(firstTick: number, endTick: number): number
  stop(): void
}

/** Takes the ticks of one lane. False when it has no room: the tick is then skipped whole, picture and sound. */
export interface TickSink {
  write(tick: number, picture: Frame, overlay: Uint8Array, sound: Buffer): boolean
}

export interface ProgrammeLane extends PictureLane {
  readonly sink: TickSink
  readonly slate: Uint8Array
  readonly overlay: Uint8Array
}

export interface ProgrammeDeps {
  readonly clock: Clock
  /** The main one first; all of the same rate. */
  readonly lanes: readonly ProgrammeLane[]
  readonly onSlate: (shown: boolean) => void
  readonly onLevels: (levels: Levels) => void
}

const LEVELS_A_SECOND = 10

export function startProgramme({ clock, lanes, onSlate, onLevels }: ProgrammeDeps): Programme {
  const { format } = lanes[0] as ProgrammeLane
  const soundBytes = tickAudioBytes(format)
  const silence = Buffer.alloc(soundBytes)
  const slates = lanes.map(({ pool }) => pool.take())
  const switcher = createSwitcher(lanes, clock)
  const mixer = createMixer()
  const strips = new Map<string, SourceStrip>()
  let overlays = lanes.map(({ overlay }) => overlay)
  let music: LiveSource | null = null
  let slateShown = true
  let nextTick = 0
  const slateSpans: { from: number; until: number }[] = []

  const setSlate = (pictures: readonly Uint8Array[]) => {
    for (const [lane, slate] of slates.entries()) slate.data.set(pictures[lane] as Uint8Array)
  }
  setSlate(lanes.map(({ slate }) => slate))

  function takeAll(): Taken[] {
    const visible = switcher.visible()
    const heard = switcher.heard()
    return [...strips.values()]
      .filter(({ source: { id, hasPicture } }) => !hasPicture || visible.has(id))
      .map((strip) => {
        const { id, hasPicture } = strip.source
        return { strip, sound: strip.take(soundBytes), isHeard: !hasPicture || heard.has(id) }
      })
  }

  function showSlate(shown: boolean, tick: number): void {
    const last = slateSpans.at(-1)
    if (shown && last?.until === tick) last.until = tick + 1
    else if (shown) slateSpans.push({ from: tick, until: tick + 1 })
    if (shown === slateShown) return
    slateShown = shown
    onSlate(shown)
  }

  function onTick(tick: number): void {
    nextTick = tick + 1
    const mixed = mixer.mix(takeAll(), soundBytes)
    const pictureOf = (id: string, lane: number) => strips.get(id)?.picture(lane) ?? null
    const pictures = lanes.map((_, lane) => switcher.picture(lane, pictureOf))
    const isSlate = pictures[0] === null
    const sound = isSlate ? (music?.take(soundBytes).sound ?? silence) : mixed
    showSlate(isSlate, tick)
    mixer.measure(sound)
    for (const [lane, { sink }] of lanes.entries()) {
      sink.write(tick, pictures[lane] ?? (slates[lane] as Frame), overlays[lane] as Uint8Array, sound)
      pictures[lane]?.release()
    }
    switcher.endTick()
    if (tick % Math.round(format.fps / LEVELS_A_SECOND) === 0) onLevels(mixer.levels())
  }

  const startedMonotonicMs = clock.monotonicMs()
  const ticker = startTicker(clock, 1000 / format.fps, onTick)
  return {
    addSource(source, sound) {
      const strip = createSourceStrip(source, format, clock)
      strip.set(sound)
      strips.set(source.id, strip)
    },
    removeSource(id) {
      strips.get(id)?.close()
      strips.delete(id)
    },
    setSound: (id, sound) => strips.get(id)?.set(sound),
    setScene: switcher.switchTo,
    setSlateMusic(next) {
      music = next
    },
    setSlate,
    setOverlay(regions) {
      overlays = [...regions]
      return nextTick
    },
    get tick() {
      return nextTick
    },
    // By the wall clock of now: one that jumped since the start would put the show an hour off.
    atMs: (tick) => clock.nowMs() - (clock.monotonicMs() - startedMonotonicMs) + tickMs(tick, format),
    slateTicksBetween: (firstTick, endTick) =>
      slateSpans.reduce(
        (sum, { from, until }) => sum + Math.max(0, Math.min(until, endTick) - Math.max(from, firstTick)),
        0,
      ),
    stop() {
      ticker.stop()
      switcher.close()
      for (const strip of strips.values()) strip.close()
    },
  }
}
