import type { Readable, Writable } from 'node:stream'
import { StudioError } from '../../../contract/errors.ts'
import { secretsOf } from '../../debug/redact.ts'
import type { Fanout } from '../../fanout/fanout.ts'
import { createFeed } from '../../fanout/feed.ts'
import { type QueueMeasure, startQueueMeasure } from '../../fanout/queue-measure.ts'
import type { ShowGate } from '../../fanout/show-gate.ts'
import { type FfmpegProgress, readProgress } from '../../ffmpeg/ffmpeg-progress.ts'
import type { Clock } from '../../ports.ts'
import { type Child, type ChildExit, exitReason, spawnChild } from '../../process/child.ts'
import type { ChildJournal } from '../../process/child-journal.ts'
import { endInTime } from '../../process/end-in-time.ts'
import { startStallWatchdog } from '../../process/stall-watchdog.ts'
import { withSecretFile } from './secret-file.ts'
import type { StreamAddress } from './stream-address.ts'

export interface PusherDeps {
  readonly ffmpegPath: string
  readonly journal: ChildJournal
  readonly fanout: Fanout
  readonly gate: ShowGate
  readonly bitrateKbps: number
  readonly clock: Clock
}

/** One connection's destination. */
export interface PushTarget {
  readonly id: string
  readonly name: string
  readonly address: StreamAddress
}

export interface PusherEvents {
  /** The platform accepted the publish. */
  onAccepted(): void
  onProgress(progress: FfmpegProgress, droppedFrames: number): void
  onQueue(measure: QueueMeasure): void
}

const QUEUE_SECONDS = 5
const END_GRACE_MS = 4_000
const PRESET_FD = 3
const PROGRESS_FD = 4
/** A platform that takes nothing for this long is left and called again. */
const STALL_LIMIT_MS = 5_000
/** ffmpeg reports twice a second, and a second is about 77 tags: what it has not spoken of yet is no stall. */
const UNSEEN_TAGS = 100

/** A small send buffer, so that what waits waits in our queue, where it can be seen and dropped. */
const SEND_BUFFER_BYTES = 128 * 1024
const NETWORK_TIMEOUT_US = 10_000_000

/** Pure. The stream key comes by the preset file on descriptor 3. */
export function pusherArgs(serverUrl: string): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin', '-progress', `pipe:${PROGRESS_FD}`],
    ...['-probesize', '100000', '-analyzeduration', '1', '-f', 'flv', '-i', 'pipe:0', '-map', '0', '-c', 'copy'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-flush_packets', '1'],
    ...['-send_buffer_size', `${SEND_BUFFER_BYTES}`, '-rw_timeout', `${NETWORK_TIMEOUT_US}`],
    ...['-fpre', `/dev/fd/${PRESET_FD}`, serverUrl],
  ]
}

/**
 * One connection to one platform, until it ends. Resolves when the show ended (`signal`), else
 * @throws StudioError destination.refused, destination.unreachable, destination.lost or destination.stalled.
 */
export async function runPusher(
  { id, name, address }: PushTarget,
  deps: PusherDeps,
  events: PusherEvents,
  signal: AbortSignal,
): Promise<void> {
  const child = spawnPusher(address, deps)
  const feed = createFeed(deps.fanout, deps.gate, child.process.stdin as Writable, {
    maxQueuedBytes: (deps.bitrateKbps * 1000 * QUEUE_SECONDS) / 8,
    primed: true,
  })
  const stopMeasuring = startQueueMeasure({ clock: deps.clock, id, queue: feed, onMeasure: events.onQueue })
  let accepted = false
  let stalled = false
  let tagsAtProgress = 0
  let bytesAtProgress = 0
  const watchdog = startStallWatchdog({
    clock: deps.clock,
    limitMs: () => STALL_LIMIT_MS,
    isDue: () => feed.writtenTags - tagsAtProgress > UNSEEN_TAGS,
    onStall() {
      stalled = true
      child.kill()
    },
  })
  readProgress(child.process.stdio[PROGRESS_FD] as Readable, (progress) => {
    if (progress.totalBytes > bytesAtProgress) {
      bytesAtProgress = progress.totalBytes
      tagsAtProgress = feed.writtenTags
      watchdog.progressed()
    }
    if (!accepted) events.onAccepted()
    accepted = true
    events.onProgress(progress, feed.droppedFrames)
  })
  // At the show's end it sends what is queued and says goodbye.
  const ending = endInTime({ clock: deps.clock, graceMs: END_GRACE_MS, finish: feed.end, kill: child.kill }, signal)
  const exit = await child.exited
  ending.over()
  watchdog.stop()
  stopMeasuring()
  feed.end()
  if (!signal.aborted && stalled) throw new StudioError('destination.stalled', { name })
  if (!signal.aborted) throw pushError(name, exit, accepted)
}

function spawnPusher(address: StreamAddress, { ffmpegPath, journal }: PusherDeps): Child {
  return withSecretFile(`rtmp_playpath=${address.streamKey}\n`, (presetFd) =>
    spawnChild(
      {
        name: 'pusher',
        command: ffmpegPath,
        args: pusherArgs(address.serverUrl),
        stdio: ['pipe', 'ignore', 'pipe', presetFd, 'pipe'],
        secrets: secretsOf(address.streamKey),
      },
      journal,
    ),
  )
}

/** Pure: what a pusher's end means. */
export function pushError(name: string, exit: ChildExit, accepted: boolean): StudioError {
  const reason = exitReason(exit)
  if (accepted) return new StudioError('destination.lost', { name, reason })
  const unreachable = /refused|timed out|unreachable|no route|resolve|not known|temporary failure/i.test(
    exit.tail.join('\n'),
  )
  return new StudioError(unreachable ? 'destination.unreachable' : 'destination.refused', { name, reason })
}
