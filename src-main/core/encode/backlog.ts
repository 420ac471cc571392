import type { Frame } from '../programme/frame-pool.ts'
import { CHANNELS, type ProgrammeFormat, SAMPLE_RATE } from '../programme/programme-format.ts'

/** One tick as the programme wrote it. `picture` is held until the tick leaves. */
export interface PendingTick {
  readonly tick: number
  readonly picture: Frame
  readonly overlay: Uint8Array
  readonly sound: Buffer
  readonly writtenAtMs: number
}

/**
 * Every tick that was written and has not come back as an encoded picture. In: ticks, in order. Out: what an encoder
 * needs to go on from any of them. Bounded by time; never waits.
 */
export interface Backlog {
  /** False when it is full, or was and has little room yet: the tick is not kept. */
  add(pending: PendingTick): boolean
  /** The picture of `tick` came back, and with it all before. Out: that tick, if it was waited for. */
  returned(tick: number): PendingTick | undefined
  from(tick: number): readonly PendingTick[]
  /** The first tick that has not come back: the next one to come when all have. */
  readonly firstTick: number
  readonly nextTick: number
  readonly length: number
  /** Of what it may hold, 0 to 1. */
  readonly fill: number
  /** Exactly `samples` of sound from right before `tick`; silence where a tick was skipped or is long gone. */
  soundBefore(tick: number, samples: number): Buffer
  clear(): void
}

/**
 * How long an encoder may be away or behind before ticks are skipped. Held in memory meanwhile: 125 MB at 720p30,
 * 280 MB at 1080p30, for each programme shape.
 */
const MAX_BEHIND_S = 3
/**
 * Once full, it takes ticks again only when this much has left: an outage is one gap, not a stutter while the next encoder
 * begins to catch up.
 */
const ROOM_AGAIN_S = 0.2
/** Sound that the next encoder may have to begin with: two AAC frames, and what the last one kept to itself. */
const SOUND_KEPT_S = 0.5
const BYTES_PER_SAMPLE = CHANNELS * 2

export function createBacklog({ fps }: ProgrammeFormat): Backlog {
  const limit = MAX_BEHIND_S * fps
  const pending: PendingTick[] = []
  const sounds = new Map<number, Buffer>()
  let nextTick = 0
  let isOverflowing = false

  function keepSound(tick: number, sound: Buffer): void {
    sounds.set(tick, sound)
    for (const kept of sounds.keys()) {
      if (kept >= firstTick() - SOUND_KEPT_S * fps) return
      sounds.delete(kept)
    }
  }

  const firstTick = () => pending[0]?.tick ?? nextTick

  return {
    add(entry) {
      const room = limit - pending.length
      if (room === 0) isOverflowing = true
      else if (room >= ROOM_AGAIN_S * fps) isOverflowing = false
      if (isOverflowing) return false
      entry.picture.retain()
      pending.push(entry)
      nextTick = entry.tick + 1
      keepSound(entry.tick, entry.sound)
      return true
    },
    returned(tick) {
      let last: PendingTick | undefined
      while (pending[0] && pending[0].tick <= tick) {
        last = pending.shift()
        last?.picture.release()
      }
      return last?.tick === tick ? last : undefined
    },
    from: (tick) => pending.filter((entry) => entry.tick >= tick),
    get firstTick() {
      return firstTick()
    },
    get nextTick() {
      return nextTick
    },
    get length() {
      return pending.length
    },
    get fill() {
      return pending.length / limit
    },
    soundBefore(tick, samples) {
      const ticks = Math.ceil((samples * fps) / SAMPLE_RATE)
      const silence = Buffer.alloc((SAMPLE_RATE / fps) * BYTES_PER_SAMPLE)
      const parts = Array.from({ length: ticks }, (_, index) => sounds.get(tick - ticks + index) ?? silence)
      const all = Buffer.concat(parts)
      return all.subarray(all.length - samples * BYTES_PER_SAMPLE)
    },
    clear() {
      for (const { picture } of pending.splice(0)) picture.release()
    },
  }
}
