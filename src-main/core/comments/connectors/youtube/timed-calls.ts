import { StudioError } from '../../../../contract/errors.ts'
import type { Clock } from '../../../ports.ts'
import { watchSilence } from '../watch-silence.ts'

export type InTime = <T>(work: () => Promise<T>) => Promise<T>

export interface TimedCallsDeps {
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
  readonly silenceMs: number
  readonly name: string
  readonly onSilent: () => void
  readonly onHeardAgain: () => void
  readonly signal: AbortSignal
}

/** One call after the other, each of which must be answered whole within `silenceMs`. */
export function createTimedCalls({ clock, name, silenceMs, fetch, onSilent, onHeardAgain, signal }: TimedCallsDeps) {
  let call = new AbortController()
  const timed: typeof globalThis.fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([signal, call.signal]) })

  const inTime: InTime = async (work) => {
    call = new AbortController()
    const silent = new StudioError('connector.silent', { name, seconds: String(Math.round(silenceMs / 1000)) })
    const watch = watchSilence({
      clock,
      limitMs: silenceMs,
      ask: () => {},
      onSilent,
      onHeardAgain,
      onDead: () => call.abort(silent),
    })
    try {
      const result = await work()
      watch.heard()
      return result
    } catch (error) {
      throw call.signal.aborted ? silent : error
    } finally {
      watch.stop()
    }
  }
  return { fetch: timed, inTime }
}
