import { StudioError } from '../../contract/errors.ts'
import type { StudioState } from '../../contract/state.ts'
import type { Studio } from '../../core/studio-api.ts'

/** Resolves once the state is as wished. Rejects when `wished` throws, and with `studio.not-responding` after `timeoutMs`. */
export function waitForState(
  studio: Studio,
  wished: (state: StudioState) => boolean,
  timeoutMs?: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => end(() => reject(new StudioError('studio.not-responding'))), timeoutMs)
    const unsubscribe = studio.onEvent(check)
    function end(settle: () => void): void {
      clearTimeout(timer)
      unsubscribe()
      settle()
    }
    function check(): void {
      try {
        if (wished(studio.snapshot().state)) end(resolve)
      } catch (error) {
        end(() => reject(error))
      }
    }
    check()
  })
}
