import type { EncodeSettings } from '../../contract/picture.ts'
import type { ProgrammeState } from '../../contract/state.ts'
import type { FramePool } from './frame-pool.ts'

/** The picture and sound of a programme: I420 at `width` x `height`, `fps` frames a second, s16le stereo at 48 kHz. */
export interface ProgrammeFormat extends EncodeSettings {
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  /** Whole frames a second that divide 48 000. */
  readonly fps: number
  readonly bitrateKbps: number
}

/** One of the programme's pictures: its format and the buffers that its frames live in. */
export interface PictureLane {
  readonly format: ProgrammeFormat
  readonly pool: FramePool
}

/** The pictures of a programme, the main one first. */
export function formatsOf(programme: ProgrammeState): readonly ProgrammeFormat[] {
  const { width, height, fps, bitrateKbps, profile, audioKbps, second } = programme
  const encode = { profile, audioKbps }
  return [{ width, height, fps, bitrateKbps, ...encode }, ...(second ? [{ ...second, ...encode }] : [])]
}

export const SAMPLE_RATE = 48_000
export const CHANNELS = 2
/** An AAC frame (ISO/IEC 14496-3). */
export const AAC_FRAME_SAMPLES = 1024
export const AAC_FRAME_MS = (AAC_FRAME_SAMPLES * 1000) / SAMPLE_RATE
const BYTES_PER_SAMPLE = 2

/** Bytes of one I420 frame: a full-size luma plane and two quarter-size chroma planes. */
export const frameBytes = ({ width, height }: ProgrammeFormat) => (width * height * 3) / 2

/** Bytes of sound that belong to one tick. */
export const tickAudioBytes = ({ fps }: ProgrammeFormat) => (SAMPLE_RATE / fps) * CHANNELS * BYTES_PER_SAMPLE

export const tickMs = (tick: number, { fps }: ProgrammeFormat) => (tick * 1000) / fps
