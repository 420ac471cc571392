import type { FrameCounters } from '../../contract/events.ts'
import { type DestinationSpec, type KeepDestinationDeps, keepDestination } from '../destinations/keep-destination.ts'
import { keepRecording, type RecorderDeps } from '../destinations/recording/recorder.ts'
import { createShowGate, type ShowGate } from '../fanout/show-gate.ts'
import { sleep } from '../ports.ts'
import type { Programme } from '../programme/programme.ts'
import type { ProgrammeFormat } from '../programme/programme-format.ts'

/** One show: from the first attempt to connect to the last byte written. */
export interface Show {
  readonly gate: ShowGate
  addDestination(destination: DestinationSpec): void
  removeDestination(id: string): void
  /** Ends the show at the programme's next tick. */
  stop(): void
}

export interface ShowDeps extends Omit<KeepDestinationDeps, 'gate'>, Omit<RecorderDeps, 'gate'> {
  readonly format: ProgrammeFormat
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
  const { clock, format, programme } = deps
  const gate = createShowGate(format)
  const ending = new AbortController()
  const stopped = new AbortController()
  const whenStopped = new Promise<void>((resolve) =>
    stopped.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  const destinations = createDestinationSet({ ...deps, gate }, ending.signal)

  async function run(): Promise<void> {
    const recordingOver = keepRecording(deps.recordingDir, { ...deps, gate }, ending.signal)
    await Promise.race([deps.fanout.primed, whenStopped])
    for (const destination of deps.destinations) destinations.add(destination)
    await within(MAX_WAIT_MS, destinations.decided(), stopped.signal)
    gate.open()
    const firstTick = await Promise.race([gate.opened, whenStopped.then(() => null)])
    const frames = firstTick === null ? NO_FRAMES : await play(firstTick)
    deps.onEnding()
    ending.abort()
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
    gate.closeAt(endTick)
    await Promise.race([gate.closed, whenStopped.then(() => within(MAX_END_WAIT_MS, gate.closed))])
    const expected = endTick - firstTick
    const dropped = expected - gate.pictures
    return { expected, programme: gate.pictures, dropped, slate: programme.slateTicksBetween(firstTick, endTick) }
  }

  async function endOfShow(firstTick: number): Promise<number> {
    const planned = deps.durationTicks === null ? Number.POSITIVE_INFINITY : firstTick + deps.durationTicks
    gate.closeAt(planned)
    await Promise.race([gate.closed, whenStopped])
    return Math.min(planned, Math.max(programme.tick, firstTick + 1))
  }

  void run()
  return { gate, addDestination: destinations.add, removeDestination: destinations.remove, stop: () => stopped.abort() }
}

const NO_FRAMES: FrameCounters = { expected: 0, programme: 0, dropped: 0, slate: 0 }

function createDestinationSet(deps: KeepDestinationDeps, ending: AbortSignal) {
  const stops = new Map<string, AbortController>()
  const running = new Set<Promise<void>>()
  const undecided = new Set<string>()
  const allDecided = Promise.withResolvers<void>()

  function decide(id: string): void {
    undecided.delete(id)
    if (undecided.size === 0) allDecided.resolve()
  }

  return {
    add(destination: DestinationSpec): void {
      const stop = new AbortController()
      stops.set(destination.id, stop)
      undecided.add(destination.id)
      const onDestinationState: KeepDestinationDeps['onDestinationState'] = (id, state) => {
        if (state.kind !== 'connecting') decide(id)
        deps.onDestinationState(id, state)
      }
      const work = keepDestination(destination, { ...deps, onDestinationState }, AbortSignal.any([stop.signal, ending]))
      running.add(work)
      void work.finally(() => running.delete(work))
    },
    remove(id: string): void {
      stops.get(id)?.abort()
      stops.delete(id)
    },
    /** Every destination has accepted or failed once. */
    decided: () => (undecided.size === 0 ? Promise.resolve() : allDecided.promise),
    over: () => Promise.all(running),
  }
}
