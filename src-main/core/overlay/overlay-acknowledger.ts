import type { ProgrammeTag } from '../fanout/programme-tag.ts'

/**
 * In: which region goes into the picture from which tick on, and every encoded tag. Out: one acknowledgement for the newest
 * region, when an encoded picture of that tick or a later one exists; never before.
 */
export interface OverlayAcknowledger {
  /** A region of this generation is written from this programme tick on. */
  expect(generation: number, tick: number): void
  observe(tag: ProgrammeTag): void
}

export function createOverlayAcknowledger(onAir: (generation: number, tick: number) => void): OverlayAcknowledger {
  let expected: { generation: number; tick: number } | null = null

  return {
    expect(generation, tick) {
      expected = { generation, tick }
    },
    observe({ tick }) {
      if (!expected || tick === null || tick < expected.tick) return
      const { generation, tick: firstTick } = expected
      expected = null
      onAir(generation, firstTick)
    },
  }
}
