import { type Clock, sleep } from '../../../ports.ts'
import { createChatClient } from './chat-client.ts'
import { createTimedCalls } from './timed-calls.ts'

export interface WatchViewersDeps {
  readonly clock: Clock
  readonly name: string
  readonly videoId: string
  readonly fetch: typeof globalThis.fetch
  readonly silenceMs: number
  readonly onCount: (count: number) => void
}

const EVERY_MS = 30_000

/** Tells how many watch until `signal` aborts, beside the reading: comments wait for no count, and its trouble is not theirs. */
export async function watchViewers(deps: WatchViewersDeps, signal: AbortSignal): Promise<void> {
  const { clock, name, videoId, onCount } = deps
  const { fetch, inTime } = createTimedCalls({ ...deps, onSilent: () => {}, onHeardAgain: () => {}, signal })
  const client = await createChatClient(name, fetch)
  while (!signal.aborted) {
    const count = await inTime(() => client.countViewers(videoId)).catch(() => null)
    if (count !== null && !signal.aborted) onCount(count)
    await sleep(clock, EVERY_MS, signal)
  }
}
