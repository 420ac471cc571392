/** Keeps every state of something, and lets a test wait for one that is still to come. */
export interface SeenStates<S extends { readonly kind: string }> {
  readonly all: readonly S[]
  take(state: S): void
  kinds(): string[]
  /** The `nth` state of this kind (from 1), as soon as there is one. */
  of<K extends S['kind']>(kind: K, nth?: number): Promise<Extract<S, { kind: K }>>
}

export function seenStates<S extends { readonly kind: string }>(): SeenStates<S> {
  const all: S[] = []
  const waiting = new Set<() => void>()

  return {
    all,
    take(state) {
      all.push(state)
      for (const look of waiting) look()
    },
    kinds: () => all.map(({ kind }) => kind),
    of: (kind, nth = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = all.filter((state) => state.kind === kind)[nth - 1]
          if (!found) return
          waiting.delete(look)
          resolve(found as Extract<S, { kind: typeof kind }>)
        }
        waiting.add(look)
        look()
      }),
  }
}
