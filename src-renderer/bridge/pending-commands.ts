import { ERROR_TEXTS, StudioError, type StudioErrorInfo } from '../../src-main/contract/errors.ts'
import type { ServerMessage } from '../../src-main/contract/wire.ts'

type Answer = Extract<ServerMessage, { kind: 'answer' }>

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: StudioError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** Commands sent and not answered yet. Each is settled exactly once: by its answer, its timeout, or a lost connection. */
export function createPendingCommands() {
  const pending = new Map<number, Pending>()
  let lastId = 0

  const take = (id: number): Pending | undefined => {
    const found = pending.get(id)
    if (found) clearTimeout(found.timer)
    pending.delete(id)
    return found
  }

  return {
    open(timeoutMs: number): { id: number; answered: Promise<unknown> } {
      lastId += 1
      const id = lastId
      const answered = new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => take(id)?.reject(new StudioError('studio.not-responding')), timeoutMs)
        pending.set(id, { resolve, reject, timer })
      })
      return { id, answered }
    },
    settle(answer: Answer): void {
      const found = take(answer.id)
      if (answer.ok) found?.resolve(answer.value)
      else found?.reject(errorFromWire(answer.error))
    },
    /** Whether they were carried out is unknown, so none is sent again: the next snapshot shows what is true. */
    rejectAll(): void {
      for (const id of [...pending.keys()]) take(id)?.reject(new StudioError('studio.not-responding'))
    },
  }
}

/** A core newer than this window may use a code that has no sentence here. */
function errorFromWire({ code, details }: StudioErrorInfo): StudioError {
  return code in ERROR_TEXTS ? new StudioError(code, details) : new StudioError('studio.internal', { reason: code })
}
