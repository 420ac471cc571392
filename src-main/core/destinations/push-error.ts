import { type ErrorCode, StudioError } from '../../contract/errors.ts'
import { type ChildExit, exitReason } from '../process/child.ts'

/** What ffmpeg's words before the publish was accepted mean; the first that fits counts. Anything else is a refusal. */
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/protocol not found/i, 'destination.no-srt'],
  [/certificate/i, 'destination.untrusted'],
  [/incorrect passphrase|unsecure|password required|encryption/i, 'destination.wrong-passphrase'],
  [/refused|timed out|unreachable|no route|resolve|not known|temporary failure/i, 'destination.unreachable'],
  // SRT is UDP: nobody there and nobody answering look alike.
  [/connection to srt:\S+ failed/i, 'destination.unreachable'],
]

/** Pure: what a pusher's end means. */
export function pushError(name: string, exit: ChildExit, accepted: boolean): StudioError {
  const reason = exitReason(exit)
  if (accepted) return new StudioError('destination.lost', { name, reason })
  const words = exit.tail.join('\n')
  const code = MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'destination.refused'
  return new StudioError(code, { name, reason })
}

/** Someone answered and said no: that it answers again is no news. */
export const wasAnswered = (code: ErrorCode) =>
  code === 'destination.refused' || code === 'destination.untrusted' || code === 'destination.wrong-passphrase'
