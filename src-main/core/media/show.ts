import type { FrameCounters } from '../../contract/events.ts'
import { shapeOf } from '../../contract/picture.ts'
import { createDestinationSet, type OfLane } from '../destinations/destination-set.ts'
import type { DestinationSpec, KeepDestinationDeps } from '../destinations/keep-destination.ts'
import { type ClipRing, createClipRing } from '../destinations/recording/clip-ring.ts'
import { keepRecording, type RecorderDeps } from '../destinations/recording/recorder.ts'
import type { Fanout } from '../fanout/fanout.ts'
import type { ProgrammeTag } from '../fanout/programme-tag.ts'
import { createShowGate } from '../fanout/show-gate.ts'
import { sleep } from '../ports.ts'
import type { Programme } from '../programme/programme.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'

/** One show: from the first attempt to connect to the last byte written. */
export interface Show {
  /** Every tag of a lane passes here before any consumer sees it. */
  observe(lane: number, tag: ProgrammeTag): void
  addDestination(destination: DestinationSpec): void
  removeDestination(id: string): void
  /** Tries one that waits at once. */
  retryDestination(id: string): void
  /** The last seconds of the main programme. */
  readonly clip: ClipRing['cut']
  /** Ends the show at the programme's next tick. */
  stop(): void
}

/** What a show takes of a lane. */
export interface ShowLane {
  readonly format: ProgrammeFormat
  readonly fanout: Fanout
}

export interface ShowDeps extends Omit<KeepDestinationDeps, keyof OfLane>, Omit<RecorderDeps, keyof OfLane> {
  /** The main one first: it is recorded, and its first picture is the show's. */
  readonly lanes: readonly ShowLane[]
  readonly programme: Programme
  readonly recordingDir: string
  /** Null: until stopped. */
  readonly durationTicks: number | null
  readonly destinations: readonly DestinationSpec[]
  readonly onStarted: (tick: number) => void
  readonly onEnding: () => void
  readonly onEnded: (frames: FrameCounters) => void
}

/** The show begins when every destination has accepted or failed once, or after this long. */
const MAX_WAIT_MS = 5_000
/** An encoder that never gets to the end does not keep the show open. */
const MAX_END_WAIT_MS = 3_000

export function startShow(deps: ShowDeps): Show {
  const { clock, programme } = deps
  const lanes = deps.lanes.map(({ format, fanout }) => ({ format, fanout, gate: createShowGate(format) }))
  const [main] = lanes as [(typeof lanes)[number]]
  const { gate } = main
  const ending = new AbortController()
  const stopped = new AbortController()
  const whenStopped = new Promise<void>((resolve) =>
    stopped.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  const destinations = createDestinationSet(deps, laneOf, ending.signal)
  const clips = createClipRing(main.fanout, main.gate)

  /** The programme of its shape; the main one where that does not run. */
  function laneOf({ shape }: DestinationSpec) {
    const { fanout, gate, format } = lanes.find((lane) => shapeOf(lane.format) === shape) ?? main
    return { fanout, gate, bitrateKbps: format.bitrateKbps }
  }

  async function run(): Promise<void> {
    const recordingOver = keepRecording(deps.recordingDir, { ...deps, ...main }, ending.signal)
    await Promise.race([Promise.all(lanes.map(({ fanout }) => fanout.primed)), whenStopped])
    for (const destination of deps.destinations) destinations.add(destination)
    await within(MAX_WAIT_MS, destinations.decided(), stopped.signal)
    for (const lane of lanes) lane.gate.open()
    const firstTick = await Promise.race([gate.opened, whenStopped.then(() => null)])
    const frames = firstTick === null ? NO_FRAMES : await play(firstTick)
    deps.onEnding()
    ending.abort()
    clips.close()
    await Promise.all([destinations.over(), recordingOver])
    deps.onEnded(frames)
  }

  /** Waits for `work`, at most `ms` or until `signal` aborts, and leaves no timer behind. */
  async function within(ms: number, work: Promise<unknown>, signal?: AbortSignal): Promise<void> {
    const over = new AbortController()
    const limit = signal ? AbortSignal.any([signal, over.signal]) : over.signal
    await Promise.race([work, sleep(clock, ms, limit)])
    over.abort()
  }

  async function play(firstTick: number): Promise<FrameCounters> {
    deps.onStarted(firstTick)
    const endTick = await endOfShow(firstTick)
    closeAt(endTick)
    const closed = Promise.all(lanes.map((lane) => lane.gate.closed))
    await Promise.race([closed, whenStopped.then(() => within(MAX_END_WAIT_MS, closed))])
    const expected = endTick - firstTick
    const dropped = expected - gate.pictures
    return { expected, programme: gate.pictures, dropped, slate: programme.slateTicksBetween(firstTick, endTick) }
  }

  function closeAt(tick: number): void {
    for (const lane of lanes) lane.gate.closeAt(tick)
  }

  async function endOfShow(firstTick: number): Promise<number> {
    const planned = deps.durationTicks === null ? Number.POSITIVE_INFINITY : firstTick + deps.durationTicks
    closeAt(planned)
    await Promise.race([gate.closed, whenStopped])
    return Math.min(planned, Math.max(programme.tick, firstTick + 1))
  }

  void run()
  return {
    observe: (lane, tag) => lanes[lane]?.gate.observe(tag),
    addDestination: destinations.add,
    removeDestination: destinations.remove,
    retryDestination: destinations.tryNow,
    clip: clips.cut,
    stop: () => stopped.abort(),
  }
}

const NO_FRAMES: FrameCounters = { expected: 0, programme: 0, dropped: 0, slate: 0 }
