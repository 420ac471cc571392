import { type StudioError, toStudioError } from '../../contract/errors.ts'
import type { Log } from '../../core/ports.ts'

/** Any thrown value as an error that may be sent; what nobody expected leaves its stack in the log, and only there. */
export function answerableError(thrown: unknown, log: Log, doing: string): StudioError {
  const error = toStudioError(thrown)
  if (error.code === 'studio.internal') {
    const { stack } = error.cause instanceof Error ? error.cause : error
    log.warn(`${doing} failed`, { stack })
  }
  return error
}
