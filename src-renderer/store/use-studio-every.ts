import { useCallback, useSyncExternalStore } from 'react'
import type { StudioState } from '../../src-main/contract/state.ts'
import { studioStore } from './studio-store.ts'

/** Calls `notify` for a first change at once, then at most every `everyMs`, and always for the last one. */
export function throttledNotify(
  notify: () => void,
  everyMs: number,
  nowMs: () => number = performance.now.bind(performance),
) {
  let lastMs = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    timer = undefined
    lastMs = nowMs()
    notify()
  }
  return {
    changed(): void {
      if (timer !== undefined) return
      const waitMs = lastMs + everyMs - nowMs()
      if (waitMs <= 0) run()
      else timer = setTimeout(run, waitMs)
    },
    cancel: () => clearTimeout(timer),
  }
}

/** Reads state that can change with every frame, no more often than eyes need it. */
export function useStudioEvery<T>(everyMs: number, select: (studio: StudioState) => T): T {
  const subscribe = useCallback(
    (notify: () => void) => {
      const throttle = throttledNotify(notify, everyMs)
      const unsubscribe = studioStore.subscribe(throttle.changed)
      return () => {
        unsubscribe()
        throttle.cancel()
      }
    },
    [everyMs],
  )
  return useSyncExternalStore(subscribe, () => select(studioStore.getState().studio))
}
