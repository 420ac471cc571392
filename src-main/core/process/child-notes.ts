import { channel } from 'node:diagnostics_channel'

/**
 * What spawnChild tells of every child of its thread, for the debug page. A channel of Node's own: nobody can spawn past
 * it, it costs nothing while nobody listens, and it holds no secret: commands and lines come redacted.
 */
export type ChildNote =
  | {
      readonly kind: 'started'
      readonly id: string
      /** Null when it could not be started. */
      readonly pid: number | null
      readonly name: string
      /** As typed in a shell. */
      readonly command: string
    }
  /** One of its first lines. */
  | { readonly kind: 'wrote'; readonly id: string; readonly line: string }
  | { readonly kind: 'ended'; readonly id: string; readonly exit: string; readonly lines: readonly string[] }

const notes = channel('cadence:child')

export const noteChild = (note: ChildNote): void => notes.publish(note)

/** Every note of this thread from now on. The returned function stops it. */
export function onChildNote(listener: (note: ChildNote) => void): () => void {
  const take = (note: unknown) => listener(note as ChildNote)
  notes.subscribe(take)
  return () => void notes.unsubscribe(take)
}
