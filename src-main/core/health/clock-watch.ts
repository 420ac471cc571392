import type { Clock } from '../ports.ts'

/** Compares the wall clock with the one that never jumps. */
export interface ClockWatch {
  /** How far the wall clock jumped since the last look, ms (back: negative); null when it did not. */
  look(): number | null
  /** The last jump that was seen, and how long ago; null when there was none. */
  lastJump(): { readonly byMs: number; readonly agoMs: number } | null
}

/** Less is a clock being set right little by little. */
const LEAST_JUMP_MS = 2_000

export function createClockWatch(clock: Clock): ClockWatch {
  let offsetMs = clock.nowMs() - clock.monotonicMs()
  let jump: { byMs: number; atMs: number } | null = null

  return {
    look() {
      const nowOffsetMs = clock.nowMs() - clock.monotonicMs()
      const byMs = nowOffsetMs - offsetMs
      offsetMs = nowOffsetMs
      if (Math.abs(byMs) <= LEAST_JUMP_MS) return null
      jump = { byMs, atMs: clock.monotonicMs() }
      return byMs
    },
    lastJump: () => jump && { byMs: jump.byMs, agoMs: clock.monotonicMs() - jump.atMs },
  }
}
