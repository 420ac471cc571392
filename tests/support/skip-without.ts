import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Printed at the end of `npm test`, which fails on a CI. */
    skipReason?: string
  }
}

/** Skips this test and says why, when there is something that it cannot do here (`missing`); else goes on. */
export function skipWithout(context: TestContext, missing: string | null): void {
  if (missing === null) return
  context.task.meta.skipReason = missing
  context.skip(missing)
}
