import type { Fanout } from '../../fanout/fanout.ts'
import type { ProgrammeTag } from '../../fanout/programme-tag.ts'
import { type Clock, sleep } from '../../ports.ts'

/** A whole group of pictures with its sound: from a key frame up to the next. */
export interface Group {
  readonly headers: readonly ProgrammeTag[]
  readonly tags: readonly ProgrammeTag[]
  readonly durationMs: number
}

/** A key frame comes every two seconds. */
const PATIENCE_MS = 5_000

/** The programme's newest group, as soon as it is whole; null when none comes or `signal` aborts. */
export async function takeGroup(fanout: Fanout, clock: Clock, signal: AbortSignal): Promise<Group | null> {
  const whole = Promise.withResolvers<Group>()
  const headers: ProgrammeTag[] = []
  const tags: ProgrammeTag[] = []
  let isWhole = false
  const detach = fanout.attach((tag) => {
    const [first] = tags
    if (isWhole) return
    if (tag.isHeader || tag.kind === 'script') headers.push(tag)
    else if (tag.isKey && first) {
      isWhole = true
      whole.resolve({ headers, tags, durationMs: tag.timestampMs - first.timestampMs })
    } else if (tag.isKey || first) tags.push(tag)
  })
  const over = new AbortController()
  const group = await Promise.race([
    whole.promise,
    sleep(clock, PATIENCE_MS, AbortSignal.any([signal, over.signal])).then(() => null),
  ])
  over.abort()
  detach()
  return group
}
