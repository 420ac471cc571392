import type { Clock } from '../../core/ports.ts'
import { type CoreMessage, type HostQuestion, parseAnswer } from './core-messages.ts'

/** Asks the Electron host over the message port. In: questions. Out: what it answers to each. */
export interface HostQuestions {
  /** Rejects with the host's reason, or when `limitMs` pass without an answer. */
  ask(question: HostQuestion, limitMs?: number): Promise<unknown>
  /** Takes an answer; any other message passes by. */
  take(message: unknown): void
}

/** The host is busy while Chromium starts, and a keychain may ask its user first. */
const LIMIT_MS = 30_000

export function createHostQuestions(tell: (message: CoreMessage) => void, clock: Clock): HostQuestions {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let nextId = 1

  return {
    ask(question, limitMs = LIMIT_MS) {
      const id = nextId++
      const answer = Promise.withResolvers<unknown>()
      waiting.set(id, answer)
      const cancel = clock.after(limitMs, () => answer.reject(new Error('the window did not answer')))
      tell({ kind: 'ask', id, question })
      return answer.promise.finally(() => {
        cancel()
        waiting.delete(id)
      })
    },
    take(message) {
      const answered = parseAnswer(message)
      const asked = answered && waiting.get(answered.id)
      if (!asked) return
      if (answered.answer.ok) asked.resolve(answered.answer.value)
      else asked.reject(new Error(answered.answer.reason))
    },
  }
}
