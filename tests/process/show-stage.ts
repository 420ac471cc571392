import { createFanout } from '../../src-main/core/fanout/fanout.ts'
import type { ProgrammeTag } from '../../src-main/core/fanout/programme-tag.ts'
import { createShowGate } from '../../src-main/core/fanout/show-gate.ts'
import { FORMAT, headers, key, picture, sound, TICK_MS } from '../unit/media/tags.ts'

/** The encoded programme of a show, as far as the test lets it go. */
export function showStage() {
  const fanout = createFanout()
  const gate = createShowGate(FORMAT)
  const offer = (...tags: ProgrammeTag[]) => {
    for (const tag of tags) {
      gate.observe(tag)
      fanout.offer(tag)
    }
  }
  offer(...headers(), key(0), ...[0, 21, 43, 64, 85].map((ms) => sound(ms)))
  let tick = 1

  return {
    fanout,
    gate,
    /** The next pictures and their sound; every 25th is a key frame. */
    play(ticks: number) {
      for (const end = tick + ticks; tick < end; tick++) offer(picture(tick, tick % 25 === 0), sound(tick * TICK_MS))
    },
    /** Opens the gate and plays up to the show's first picture. */
    begin() {
      gate.open()
      while (!gate.isOpen) this.play(1)
    },
  }
}
