import type { FlvTag } from './flv.ts'

/** An encoded tag on programme time. `tick`: the programme tick of a picture, null for sound and headers. */
export interface ProgrammeTag extends FlvTag {
  readonly tick: number | null
}
