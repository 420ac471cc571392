import type { CapturePermissions } from '../../core/ports.ts'
import type { HostAnswer, HostQuestion } from '../headless/core-messages.ts'
import type { KeyVault } from './key-vault.ts'

export interface CoreAnswersDeps {
  readonly keys: KeyVault
  readonly permissions: CapturePermissions
  readonly whenReady: () => Promise<void>
}

/** Answers what the core asks of this process. The system's key store and its permissions know nothing before the app is ready. */
export function createCoreAnswers({ keys, permissions, whenReady }: CoreAnswersDeps) {
  const answerTo = (question: HostQuestion): unknown => {
    switch (question.kind) {
      case 'key-store':
        return keys.state()
      case 'key-get':
        return keys.get(question.name)
      case 'key-set':
        return keys.set(question.name, question.value)
      case 'key-remove':
        return keys.remove(question.name)
      case 'permission':
        return permissions.ask(question.medium)
    }
  }

  return async (question: HostQuestion): Promise<HostAnswer> => {
    await whenReady()
    try {
      return { ok: true, value: (await answerTo(question)) ?? null }
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) }
    }
  }
}
