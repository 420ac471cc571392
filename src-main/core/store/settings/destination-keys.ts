import { z } from 'zod'
import { StudioError } from '../../../contract/errors.ts'
import type { SecretStore } from '../../ports.ts'
import type { StateLog } from '../../state-log.ts'
import { reasonOf } from '../reason-of.ts'

/** All of a destination's address that nobody may see: the whole of it, so that it comes back as it was typed. */
const secretSchema = z.object({
  url: z.string(),
  streamKey: z.string().optional(),
  passphrase: z.string().optional(),
})
export type DestinationSecret = z.infer<typeof secretSchema>

/** The keys of destinations in the host's key store. Never fails a command: a key that can't be kept is a notice. */
export interface DestinationKeys {
  keep(destination: { readonly id: string; readonly name: string }, secret: DestinationSecret): void
  /** @throws StudioError `destination.key-missing`. */
  read(destination: { readonly id: string; readonly name: string }): Promise<DestinationSecret>
  forget(id: string): void
  /** Resolves when the store has taken everything. */
  settled(): Promise<void>
}

export function createDestinationKeys(secrets: SecretStore, log: StateLog): DestinationKeys {
  /** One after the other: a removal never overtakes what it removes. */
  let writing = Promise.resolve()

  return {
    keep({ id, name }, { url, streamKey, passphrase }) {
      const value = JSON.stringify({ url, streamKey, passphrase })
      writing = writing
        .then(() => secrets.set(id, value))
        .catch((error: unknown) => {
          const trouble = new StudioError('destination.key-not-kept', { name, reason: reasonOf(error) })
          log.emit('notice.raised', { error: trouble.toInfo() })
        })
    },
    async read({ id, name }) {
      try {
        const value = await secrets.get(id)
        if (value === null) throw new Error('the key store holds none')
        return secretSchema.parse(JSON.parse(value))
      } catch (error) {
        throw new StudioError('destination.key-missing', { name, reason: readReason(error) })
      }
    },
    forget(id) {
      // What stays behind is a key that no destination names any more.
      writing = writing.then(() => secrets.remove(id)).catch(() => {})
    },
    settled: () => writing,
  }
}

/** A parser's message quotes what it could not read, which may be the key itself. */
const readReason = (error: unknown) =>
  error instanceof SyntaxError || error instanceof z.ZodError ? 'what it holds is damaged' : reasonOf(error)
