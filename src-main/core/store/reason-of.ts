import { getSystemErrorMessage } from 'node:util'

/** Why a file or database call failed, short enough to stand in a sentence: no path, no stack. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { errno } = error as NodeJS.ErrnoException
  return typeof errno === 'number' ? getSystemErrorMessage(errno) : error.message
}
