import { DEFAULT_ENCODE, recommendedKbps } from '../../../contract/picture.ts'
import type { ProgrammeFormat } from '../../programme/programme-format.ts'

/** What a computer must sustain for 1080p30 to be its default. */
export const PACE_FORMAT: ProgrammeFormat = {
  width: 1920,
  height: 1080,
  fps: 30,
  bitrateKbps: recommendedKbps(1080, 30),
  ...DEFAULT_ENCODE,
}
