import type { ProgrammeTag } from '../fanout/programme-tag.ts'

/**
 * In: which region goes into the picture from which tick on, and every encoded tag. Out: one acknowledgement for each
 * region, in order, when an encoded picture of its tick or a later one exists; never before.
 */
export interface OverlayAcknowledger {
  /** A region of this generation is written from this programme tick on. */
  expect(generation: number, tick: number): void
  observe(tag: ProgrammeTag): void
}

export function createOverlayAcknowledger(onAir: (generation: number, tick: number) => void): OverlayAcknowledger {
  /** An encoder that lags may have several on their way. */
  const expected: { generation: number; tick: number }[] = []

  return {
    expect(generation, tick) {
      expected.push({ generation, tick })
    },
    observe({ tick }) {
      if (tick === null) return
      for (let next = expected[0]; next && tick >= next.tick; next = expected[0]) {
        expected.shift()
        onAir(next.generation, next.tick)
      }
    },
  }
}
