import { createFanout } from '../../src-main/core/fanout/fanout.ts'
import type { ProgrammeTag } from '../../src-main/core/fanout/programme-tag.ts'
import { createShowGate } from '../../src-main/core/fanout/show-gate.ts'
import { FORMAT, headers, key, picture, sound, TICK_MS, videoHeader } from '../unit/media/tags.ts'

/** Decoder configurations of libx264, 1280x720 and 1920x1080. */
export const HD = '0164001fffe100186764001facb402802dd80880000003008000001e478c195001000468ef0fcbfdf8f800'
export const FULL_HD = '01640028ffe1001967640028acb403c0113f2e0220000003002000000791e3065401000468ef0fcbfdf8f800'

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
    /** The next tick to come. */
    get tick() {
      return tick
    },
    /** From the next key frame on, which comes at once, the picture is of this configuration. */
    changePicture(config: string) {
      const body = Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), Buffer.from(config, 'hex')])
      offer({ ...videoHeader(), body }, key(tick))
      tick += 1
    },
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
