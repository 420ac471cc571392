import { z } from 'zod'
import type { KeptKeys, KeyKind } from './kept-keys.ts'

/** All of a destination's address that nobody may see: the whole of it, so that it comes back as it was typed. */
const schema = z.object({
  url: z.string(),
  streamKey: z.string().optional(),
  passphrase: z.string().optional(),
})
export type DestinationSecret = z.infer<typeof schema>
export type DestinationKeys = KeptKeys<DestinationSecret>

export const DESTINATION_KEYS: KeyKind<DestinationSecret> = {
  schema,
  codes: { missing: 'destination.key-missing', notKept: 'destination.key-not-kept' },
}
