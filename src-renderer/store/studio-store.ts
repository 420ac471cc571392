import { createStore, useStore } from 'zustand'
import { applyEvent } from '../../src-main/contract/apply-event.ts'
import type { StudioEvent } from '../../src-main/contract/events.ts'
import type { Health } from '../../src-main/contract/health.ts'
import { INITIAL_STATE, type StudioState } from '../../src-main/contract/state.ts'
import type { Connection, StudioMirror } from '../bridge/studio-client.ts'
import { browserFrameClock, createFrameBatch, type FrameClock } from './frame-batch.ts'
import { withHealth } from './health-history.ts'
import { type ProgressSamples, withProgress } from './stream-health.ts'

export interface Mirrored {
  readonly studio: StudioState
  readonly connection: Connection
  /** False until the first snapshot: nothing in `studio` is true yet. */
  readonly known: boolean
  /** Core clock minus this window's clock. */
  readonly serverOffsetMs: number
  readonly samples: ProgressSamples
  /** Kept over a lost connection: the graphs then show the gap. */
  readonly health: readonly Health[]
}

const NOTHING_KNOWN: Mirrored = {
  studio: INITIAL_STATE,
  connection: { kind: 'connecting' },
  known: false,
  serverOffsetMs: 0,
  samples: {},
  health: [],
}

/** The core's state as this window knows it. Written only through the mirror, by snapshots and events. */
export function createStudioStore(clock: FrameClock) {
  const store = createStore<Mirrored>(() => NOTHING_KNOWN)

  const batch = createFrameBatch<StudioEvent>(clock, (events) =>
    store.setState(({ studio, samples, health }) => ({
      studio: events.reduce(applyEvent, studio),
      samples: events.reduce(withProgress, samples),
      health: events.reduce(withHealth, health),
    })),
  )

  const mirror: StudioMirror = {
    snapshot(studio, serverOffsetMs) {
      batch.clear()
      store.setState({ studio, serverOffsetMs, known: true })
    },
    events: batch.add,
    connection: (connection) => store.setState({ connection }),
  }
  return { store, mirror }
}

export const { store: studioStore, mirror: studioMirror } = createStudioStore(browserFrameClock)

/** Reads the mirrored studio state. */
export function useStudio<T>(select: (studio: StudioState) => T): T {
  return useStore(studioStore, ({ studio }) => select(studio))
}

/** Reads what this window knows about the mirror itself: connection, clock, measured rates. */
export function useMirror<T>(select: (mirrored: Mirrored) => T): T {
  return useStore(studioStore, select)
}
