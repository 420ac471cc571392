import { type DestinationSpec, type KeepDestinationDeps, keepDestination } from './keep-destination.ts'

/** The destinations of one show: each is kept on air by itself until it is taken out or the show ends (`ending`). */
export interface DestinationSet {
  /** One that is still ending is waited for: a platform would refuse a second publish. */
  add(destination: DestinationSpec): void
  /** Takes it off the show; its states are not told any more. */
  remove(id: string): void
  /** Tries one that waits at once. */
  tryNow(id: string): void
  /** Settles when every destination has accepted or failed once. */
  decided(): Promise<unknown>
  /** Settles when every connection is over. */
  over(): Promise<unknown>
}

/** What a destination takes of the programme of its shape. */
export type OfLane = Pick<KeepDestinationDeps, 'fanout' | 'gate' | 'bitrateKbps'>

export function createDestinationSet(
  deps: Omit<KeepDestinationDeps, keyof OfLane>,
  laneOf: (destination: DestinationSpec) => OfLane,
  ending: AbortSignal,
): DestinationSet {
  const stops = new Map<string, AbortController>()
  const tryNows = new Map<string, () => void>()
  const lives = new Map<string, Promise<void>>()
  const decisions = new Map<string, Promise<void>>()

  async function live(destination: DestinationSpec, stop: AbortSignal, decide: () => void): Promise<void> {
    const { id } = destination
    const signal = AbortSignal.any([stop, ending])
    const onDestinationState: KeepDestinationDeps['onDestinationState'] = (_id, state) => {
      if (!stop.aborted) deps.onDestinationState(id, state)
      if (state.kind !== 'connecting') decide()
    }
    stop.addEventListener('abort', decide, { once: true })
    const onAir = keepDestination(destination, { ...deps, ...laneOf(destination), onDestinationState }, signal)
    tryNows.set(id, onAir.tryNow)
    await onAir.over
    onDestinationState(id, { kind: 'off' })
  }

  return {
    add(destination) {
      const { id } = destination
      const stop = new AbortController()
      const decision = Promise.withResolvers<void>()
      const before = lives.get(id) ?? Promise.resolve()
      stops.set(id, stop)
      decisions.set(id, decision.promise)
      lives.set(
        id,
        before.then(() => live(destination, stop.signal, decision.resolve)),
      )
    },
    remove: (id) => stops.get(id)?.abort(),
    tryNow: (id) => tryNows.get(id)?.(),
    decided: () => Promise.all(decisions.values()),
    over: () => Promise.all(lives.values()),
  }
}
