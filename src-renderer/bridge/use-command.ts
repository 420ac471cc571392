import { useState } from 'react'
import type { CommandInput, CommandName, CommandResults } from '../../src-main/contract/commands.ts'
import { type StudioErrorInfo, toStudioError } from '../../src-main/contract/errors.ts'
import { useUi } from '../store/ui-store.ts'
import { studioClient } from './studio.ts'

/**
 * Sends one command and says whether its answer is awaited. Resolves to null after trouble, which becomes a toast,
 * or `error` where the caller shows it itself (`inline`: a toast would lie under an open dialog).
 */
export function useCommand<C extends CommandName>(name: C, where: 'toast' | 'inline' = 'toast') {
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<StudioErrorInfo | null>(null)
  const showToast = useUi((ui) => ui.showError)

  const run = async (params: CommandInput<C>): Promise<{ value: CommandResults[C] } | null> => {
    setPending(true)
    setError(null)
    try {
      return { value: await studioClient.send(name, params) }
    } catch (thrown) {
      const info = toStudioError(thrown).toInfo()
      if (where === 'toast') showToast(info)
      else setError(info)
      return null
    } finally {
      setPending(false)
    }
  }
  return { run, isPending, error }
}
