import { applyEvent } from '../contract/apply-event.ts'
import type { StudioEvent, StudioEventPayloads, StudioEventType } from '../contract/events.ts'
import { INITIAL_STATE, type StudioState } from '../contract/state.ts'
import type { Clock } from './ports.ts'

/** In: what happens. Out: the state, and every event in order with its number. The one place where state changes. */
export interface StateLog {
  readonly state: StudioState
  readonly seq: number
  emit: Emit
  onEvent(listener: EventListener): () => void
}

/** `key`: the duplicate key of an ingest event, for the journal. */
export type Emit = <T extends StudioEventType>(type: T, payload: StudioEventPayloads[T], key?: string | null) => void
export type EventListener = (seq: number, event: StudioEvent, key: string | null) => void

export function createStateLog(clock: Clock): StateLog {
  const listeners = new Set<EventListener>()
  let state = INITIAL_STATE
  let seq = 0

  return {
    get state() {
      return state
    },
    get seq() {
      return seq
    },
    emit(type, payload, key = null) {
      const event = { type, atMs: clock.nowMs(), ...payload } as unknown as StudioEvent
      state = applyEvent(state, event)
      seq += 1
      for (const listener of listeners) listener(seq, event, key)
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
