import type { HostAnswer, HostError, HostQuestion } from '../headless/core-messages.ts'
import { type Core, launchCore, type StartCore } from './core-launcher.ts'

const RESTARTS = 3
const WITHIN_MS = 60_000

export interface CoreEvents {
  /** A core serves the cockpit: the first one, or the next after a crash. */
  onReady(cockpitUrl: string): void
  /** A show began or is over; a core that died takes its show with it. */
  onAir(live: boolean): void
  /** It crashed; another one is being started. */
  onRestarting(): void
  /** It can't run: its own reason, or null when it crashed again and again. Nothing is started until `start()`. */
  onGivenUp(error: HostError | null): void
  /** It asks for what only this process can do. Never rejects. */
  answer(question: HostQuestion): Promise<HostAnswer>
}

export interface CoreKeeper {
  start(): void
  mintLink(): Promise<string | null>
  close(): Promise<void>
}

/** Keeps one core running: starts it again after a crash, gives up when that happens too often. */
export function createCoreKeeper(startCore: StartCore, events: CoreEvents, nowMs: () => number): CoreKeeper {
  let core: Core | null = null
  let crashes: number[] = []
  let closing = false

  const start = () => {
    const { onReady, onAir, answer } = events
    core = launchCore(startCore, { onReady, onAir, answer, onFailed, onDied })
  }
  const onFailed = (error: HostError) => {
    core = null
    if (!closing) events.onGivenUp(error)
  }
  const onDied = () => {
    core = null
    events.onAir(false)
    if (closing) return
    crashes = [...crashes.filter((atMs) => nowMs() - atMs < WITHIN_MS), nowMs()]
    if (crashes.length > RESTARTS) return events.onGivenUp(null)
    events.onRestarting()
    start()
  }

  return {
    start: () => {
      crashes = []
      start()
    },
    mintLink: async () => (await core?.mintLink()) ?? null,
    close: async () => {
      closing = true
      await core?.close()
    },
  }
}
