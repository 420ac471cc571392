import { StudioError } from '../../contract/errors.ts'
import { type ClientMessage, clientMessageSchema } from '../../contract/wire.ts'

/** A message nobody can act on; with an id, its sender can be told. */
export interface InvalidMessage {
  readonly kind: 'invalid'
  readonly id: number | null
  readonly error: StudioError
}

/** What a client sent, checked. Never throws. */
export function readClientMessage(text: string): ClientMessage | InvalidMessage {
  const value = parse(text)
  const message = clientMessageSchema.safeParse(value)
  if (message.success) return message.data
  const reason = message.error.issues[0]?.message ?? 'unknown message'
  return { kind: 'invalid', id: idOf(value), error: new StudioError('command.invalid', { reason }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function idOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return Number.isSafeInteger(value.id) ? (value.id as number) : null
}
