import { useState } from 'react'
import type { CommandInput, CommandName } from '../../src-main/contract/commands.ts'
import { type StudioErrorInfo, toStudioError } from '../../src-main/contract/errors.ts'
import { studioClient } from './studio.ts'

export type AnyCommand = { [C in CommandName]: readonly [name: C, params: CommandInput<C>] }[CommandName]

/** Sends several commands, one after the other; the first that fails ends it and says why. Resolves with whether all are done. */
export function useCommands() {
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<StudioErrorInfo | null>(null)

  const run = async (commands: readonly AnyCommand[]): Promise<boolean> => {
    setPending(true)
    setError(null)
    try {
      for (const [name, params] of commands) await studioClient.send(name, params)
      return true
    } catch (thrown) {
      setError(toStudioError(thrown).toInfo())
      return false
    } finally {
      setPending(false)
    }
  }
  return { run, isPending, error }
}
