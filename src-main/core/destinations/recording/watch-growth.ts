import type { Feed } from '../../fanout/feed.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'
import type { Clock } from '../../ports.ts'
import { startStallWatchdog } from '../../process/stall-watchdog.ts'

/** A file into which the show is written has to grow. In: its size, again and again. Out: one call when it stands still. */
export interface GrowthWatch {
  take(bytes: number): void
  stop(): void
}

export interface GrowthWatchDeps {
  readonly clock: Clock
  readonly gate: Pick<ShowGate, 'isOpen'>
  readonly feed: Pick<Feed, 'writtenTags'>
  readonly onStall: () => void
}

const STALL_LIMIT_MS = 5_000
/** A busy machine may start the program slowly. */
const START_LIMIT_MS = 15_000
/** What has not filled a fragment yet, because the encoder hangs, is no stall: 0.4 s are 43 tags at 60 pictures a second. */
const UNWRITTEN_TAGS = 45

export function watchGrowth({ clock, gate, feed, onStall }: GrowthWatchDeps): GrowthWatch {
  let bytes = 0
  let tagsAtGrowth = feed.writtenTags
  const watchdog = startStallWatchdog({
    clock,
    limitMs: () => (bytes > 0 ? STALL_LIMIT_MS : START_LIMIT_MS),
    isDue: () => gate.isOpen && feed.writtenTags - tagsAtGrowth > UNWRITTEN_TAGS,
    onStall,
  })

  return {
    take(now) {
      if (now <= bytes) return
      bytes = now
      tagsAtGrowth = feed.writtenTags
      watchdog.progressed()
    },
    stop: watchdog.stop,
  }
}
