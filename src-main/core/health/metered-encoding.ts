import type { EncodingStage } from '../encode/encoding-stage.ts'
import type { LaneMeter } from './lane-meter.ts'

/** The same encoding stage; the meter sees each tick that is written. */
export function meteredEncoding(encoding: EncodingStage, meter: LaneMeter): EncodingStage {
  return {
    write(tick, picture, overlay, sound) {
      const isTaken = encoding.write(tick, picture, overlay, sound)
      meter.wrote(tick, picture, isTaken)
      return isTaken
    },
    setBitrate: encoding.setBitrate,
    get measure() {
      return encoding.measure
    },
    close: encoding.close,
  }
}
