import { once } from 'node:events'
import {
  type CoreMessage,
  type HostAnswer,
  type HostError,
  type HostQuestion,
  parseCoreMessage,
} from '../headless/core-messages.ts'
import type { CoreProcess, CoreProcessEvents } from './core-process-port.ts'

const CLOSE_LIMIT_MS = 10_000

export type StartCore = (events: CoreProcessEvents) => CoreProcess

export interface CoreOutcomes {
  /** It serves the cockpit at this address, good for one visit. */
  onReady(cockpitUrl: string): void
  /** A show began or is over. */
  onAir(live: boolean): void
  /** It asks for what only this process can do. Never rejects. */
  answer(question: HostQuestion): Promise<HostAnswer>
  /** It said why it can't run; it ends by itself. */
  onFailed(error: HostError): void
  /** It ended without having been asked to, and had not said why. */
  onDied(): void
}

export interface Core {
  /** A fresh cockpit address, good for one visit; null when the core ended before it answered. */
  mintLink(): Promise<string | null>
  /** Asks it to end and waits; ends it by force after ten seconds. */
  close(): Promise<void>
}

/** One core from start to end. In: its messages. Out: outcomes. Never starts it again: that is core-keeper's. */
export function launchCore(start: StartCore, outcomes: CoreOutcomes): Core {
  const ended = new AbortController()
  let waitingForLink: ((cockpitUrl: string | null) => void)[] = []
  let said = false

  const answerLinks = (cockpitUrl: string | null) => {
    const waiting = waitingForLink
    waitingForLink = []
    for (const answer of waiting) answer(cockpitUrl)
  }
  const take = (message: CoreMessage) => {
    if (message.kind === 'link') return answerLinks(message.cockpitUrl)
    if (message.kind === 'on-air') return outcomes.onAir(message.live)
    if (message.kind === 'ask') return void answer(message.id, message.question)
    if (message.kind === 'ready') return outcomes.onReady(message.cockpitUrl)
    said = true
    outcomes.onFailed(message.error)
  }

  async function answer(id: number, question: HostQuestion): Promise<void> {
    const answered = await outcomes.answer(question)
    if (!ended.signal.aborted) process.send({ kind: 'answer', id, ...answered })
  }

  const process = start({
    onMessage: (value) => {
      const message = parseCoreMessage(value)
      if (message) take(message)
    },
    onExit: () => {
      ended.abort()
      answerLinks(null)
      if (!said) outcomes.onDied()
    },
  })

  return {
    mintLink: () =>
      new Promise((resolve) => {
        if (ended.signal.aborted) return resolve(null)
        waitingForLink.push(resolve)
        process.send({ kind: 'mint-link' })
      }),
    close: async () => {
      said = true
      if (ended.signal.aborted) return
      const force = setTimeout(() => process.kill(), CLOSE_LIMIT_MS)
      process.send({ kind: 'close' })
      await once(ended.signal, 'abort')
      clearTimeout(force)
    },
  }
}
