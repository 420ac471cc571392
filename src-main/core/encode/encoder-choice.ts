/** H.264 encoders of ffmpeg, best first: hardware leaves the processor to everything else, libx264 runs everywhere. */
export const LADDER = [
  'h264_videotoolbox',
  'h264_nvenc',
  'h264_qsv',
  'h264_amf',
  'h264_vaapi',
  'h264_v4l2m2m',
  'libx264',
] as const

export type EncoderName = (typeof LADDER)[number]

/** One encoder on one device. */
export interface EncoderChoice {
  readonly encoder: EncoderName
  /** For encoders that must be told which one: the render node of h264_vaapi. */
  readonly device?: string | undefined
}

export const isSameChoice = (one: EncoderChoice, other: EncoderChoice): boolean =>
  one.encoder === other.encoder && one.device === other.device

export const SOFTWARE: EncoderChoice = { encoder: 'libx264' }
