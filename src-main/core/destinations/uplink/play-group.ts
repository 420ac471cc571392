import type { ProgrammeTag } from '../../fanout/programme-tag.ts'
import type { Clock } from '../../ports.ts'
import type { Group } from './take-group.ts'

export interface PlayGroupDeps {
  readonly clock: Clock
  readonly offer: (tag: ProgrammeTag) => void
  /** How much is offered, whatever is taken. */
  readonly kbps: number
}

const OFFER_EVERY_MS = 20

/** Offers a group again and again, its time moving on, at a rate of bytes instead of its own pace. Returns how to stop. */
export function playGroup(group: Group, { clock, offer, kbps }: PlayGroupDeps): () => void {
  const startedAtMs = clock.monotonicMs()
  const next = endless(group)
  let offeredBytes = 0
  let cancel: () => void = () => {}

  function play(): void {
    const dueBytes = ((clock.monotonicMs() - startedAtMs + OFFER_EVERY_MS) * kbps) / 8
    while (offeredBytes < dueBytes) {
      const tag = next()
      offeredBytes += tag.body.length
      offer(tag)
    }
    cancel = clock.after(OFFER_EVERY_MS, play)
  }

  for (const header of group.headers) offer(header)
  play()
  return () => cancel()
}

/** Pure but for its place: tag after tag, round after round, each round later by the group's length. */
export function endless({ tags, durationMs }: Group): () => ProgrammeTag {
  const zeroMs = tags[0]?.timestampMs ?? 0
  let at = 0
  let roundMs = 0
  return () => {
    const tag = tags[at] as ProgrammeTag
    const moved = { ...tag, timestampMs: tag.timestampMs - zeroMs + roundMs }
    at = (at + 1) % tags.length
    if (at === 0) roundMs += durationMs
    return moved
  }
}
