import type { Fanout } from '../../fanout/fanout.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'

/** The same stream; the tick of the first picture that a feed takes of it is told as it passes. */
export function announceFirstPicture(tags: Fanout, gate: ShowGate, tell: (tick: number) => void): Fanout {
  let told = false
  return {
    ...tags,
    attach: (take) =>
      tags.attach((tag) => {
        if (!told && tag.isKey && tag.tick !== null && gate.admits(tag)) {
          told = true
          tell(tag.tick)
        }
        take(tag)
      }),
  }
}
