import { z } from 'zod'
import { type ErrorCode, StudioError } from '../../../contract/errors.ts'
import type { SecretStore } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { reasonOf } from '../reason-of.ts'

/** Whose key it is; the name is for what a host reads when it can't be kept or read. */
export interface KeyOwner {
  readonly id: string
  readonly name: string
}

/** Keys in the host's key store. Never fails a command: a key that can't be kept is a notice. */
export interface KeptKeys<T> {
  keep(owner: KeyOwner, secret: T): void
  /** @throws StudioError `codes.missing`. */
  read(owner: KeyOwner): Promise<T>
  forget(id: string): void
  /** Resolves when the store has taken everything. */
  settled(): Promise<void>
}

export interface KeyKind<T> {
  /** What is kept: the rest is left out. */
  readonly schema: z.ZodType<T>
  readonly codes: { readonly missing: ErrorCode; readonly notKept: ErrorCode }
}

export function createKeptKeys<T>(secrets: SecretStore, log: StateLog, { schema, codes }: KeyKind<T>): KeptKeys<T> {
  /** One after the other: a removal never overtakes what it removes. */
  let writing = Promise.resolve()

  return {
    keep({ id, name }, secret) {
      const value = JSON.stringify(schema.parse(secret))
      writing = writing
        .then(() => secrets.set(id, value))
        .catch((error: unknown) => {
          const trouble = new StudioError(codes.notKept, { name, reason: reasonOf(error) })
          log.emit('notice.raised', { error: trouble.toInfo() })
        })
    },
    async read({ id, name }) {
      try {
        const value = await secrets.get(id)
        if (value === null) throw new Error('the key store holds none')
        return schema.parse(JSON.parse(value))
      } catch (error) {
        throw new StudioError(codes.missing, { name, reason: readReason(error) })
      }
    },
    forget(id) {
      // What stays behind is a key that nobody names any more.
      writing = writing.then(() => secrets.remove(id)).catch(() => {})
    },
    settled: () => writing,
  }
}

/** A parser's message quotes what it could not read, which may be the key itself. */
const readReason = (error: unknown) =>
  error instanceof SyntaxError || error instanceof z.ZodError ? 'what it holds is damaged' : reasonOf(error)
