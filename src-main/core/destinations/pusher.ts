import type { Readable, Writable } from 'node:stream'
import { type ErrorCode, StudioError } from '../../contract/errors.ts'
import type { Fanout } from '../fanout/fanout.ts'
import { createFeed, type FeedGate } from '../fanout/feed.ts'
import { type QueueMeasure, startQueueMeasure } from '../fanout/queue-measure.ts'
import { type FfmpegProgress, readProgress } from '../ffmpeg/ffmpeg-progress.ts'
import type { Clock } from '../ports.ts'
import { type Child, spawnChild } from '../process/child.ts'
import type { ChildJournal } from '../process/child-journal.ts'
import { endInTime } from '../process/end-in-time.ts'
import { startStallWatchdog } from '../process/stall-watchdog.ts'
import { ENOUGH_PROOF_MS, provenMs } from './proven-media.ts'
import { pushError } from './push-error.ts'
import { type PusherOutput, pusherOutput } from './pusher-output.ts'
import { authoritiesFile } from './rtmp/authorities.ts'
import { withSecretFile } from './secret-file.ts'
import { type StreamAddress, secretsIn } from './stream-address.ts'

/**
 * In: the fan-out. Out: one connection of one ffmpeg to one server, and what becomes of it. Never tries again and never
 * knows of another destination.
 */
export interface PusherDeps {
  readonly ffmpegPath: string
  readonly journal: ChildJournal
  readonly fanout: Fanout
  readonly gate: FeedGate
  readonly bitrateKbps: number
  readonly clock: Clock
  readonly dataDir: string
}

/** One connection's destination. */
export interface PushTarget {
  readonly id: string
  readonly name: string
  readonly address: StreamAddress
  /** How long it may take until the publish is accepted. */
  readonly handshakeMs: number
}

export interface PusherEvents {
  /** The platform accepted the publish. */
  onAccepted(): void
  /** A second of the show has certainly left; `sinceMs`: when the first of it was sent. */
  onProven(sinceMs: number): void
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

/** Pure. The secrets come by the preset file on descriptor 3. */
export function pusherArgs({ args }: Pick<PusherOutput, 'args'>): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin', '-progress', `pipe:${PROGRESS_FD}`],
    ...['-probesize', '100000', '-analyzeduration', '1', '-f', 'flv', '-i', 'pipe:0', '-map', '0', '-c', 'copy'],
    ...['-fpre', `/dev/fd/${PRESET_FD}`, ...args],
  ]
}

/**
 * One connection to one platform, until it ends. Resolves when the show ended (`signal`), else
 * @throws StudioError destination.refused, .unreachable, .untrusted, .wrong-passphrase, .no-srt, .no-handshake, .lost or .stalled.
 */
export async function runPusher(
  target: PushTarget,
  deps: PusherDeps,
  events: PusherEvents,
  signal: AbortSignal,
): Promise<void> {
  const { name, address } = target
  const { clock } = deps
  const output = pusherOutput(address, { ...deps, authoritiesPath: authoritiesFor(address, deps) })
  const child = spawnPusher(address, output, deps)
  const feed = createFeed(deps.fanout, deps.gate, child.process.stdin as Writable, {
    maxQueuedBytes: (deps.bitrateKbps * 1000 * QUEUE_SECONDS) / 8,
    primed: true,
  })
  let isAccepted = false
  let isProven = false
  let sendingSinceMs: number | null = null
  let killedFor: ErrorCode | null = null
  let seen = { tags: 0, bytes: 0 }

  const killFor = (code: ErrorCode) => () => {
    killedFor = code
    child.kill()
  }
  const watchdog = startStallWatchdog({
    clock,
    limitMs: () => STALL_LIMIT_MS,
    isDue: () => isAccepted && feed.writtenTags - seen.tags > UNSEEN_TAGS,
    onStall: killFor('destination.stalled'),
  })
  const cancelHandshake = clock.after(target.handshakeMs, killFor('destination.no-handshake'))
  const stopMeasuring = startQueueMeasure({ clock, id: target.id, queue: feed, onMeasure: events.onQueue })

  function takeProgress(progress: FfmpegProgress): void {
    if (progress.totalBytes > seen.bytes) {
      seen = { tags: feed.writtenTags, bytes: progress.totalBytes }
      watchdog.progressed()
    }
    if (!isAccepted) accept()
    if (deps.gate.isOpen) sendingSinceMs ??= clock.nowMs()
    if (!isProven && provenMs(progress, output.heldBytes) >= ENOUGH_PROOF_MS) {
      isProven = true
      events.onProven(sendingSinceMs ?? clock.nowMs())
    }
    events.onProgress(progress, feed.droppedFrames)
  }

  function accept(): void {
    isAccepted = true
    cancelHandshake()
    watchdog.progressed()
    events.onAccepted()
  }

  readProgress(child.process.stdio[PROGRESS_FD] as Readable, takeProgress)
  // At the show's end it sends what is queued and says goodbye.
  const ending = endInTime({ clock, graceMs: END_GRACE_MS, finish: feed.end, kill: child.kill }, signal)
  const exit = await child.exited
  ending.over()
  watchdog.stop()
  cancelHandshake()
  stopMeasuring()
  feed.end()
  if (signal.aborted) return
  throw killedFor ? new StudioError(killedFor, { name }) : pushError(name, exit, isAccepted)
}

const authoritiesFor = ({ protocol }: StreamAddress, { dataDir }: PusherDeps) =>
  protocol === 'rtmps' ? authoritiesFile(dataDir) : ''

function spawnPusher(address: StreamAddress, output: PusherOutput, { ffmpegPath, journal }: PusherDeps): Child {
  return withSecretFile(output.preset, (presetFd) =>
    spawnChild(
      {
        name: 'pusher',
        command: ffmpegPath,
        args: pusherArgs(output),
        stdio: ['pipe', 'ignore', 'pipe', presetFd, 'pipe'],
        secrets: secretsIn(address),
      },
      journal,
    ),
  )
}
