import type { LocalisedText } from './text.ts'

/** 16:9 and 9:16. */
export const SHAPES = ['wide', 'tall'] as const
export type Shape = (typeof SHAPES)[number]
export const shapeOf = ({ width, height }: Pick<PictureFormat, 'width' | 'height'>): Shape =>
  width >= height ? 'wide' : 'tall'

export interface PictureFormat {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly bitrateKbps: number
}

export const H264_PROFILES = ['main', 'high'] as const
/** What every encoder here can make; Baseline is nobody's wish any more. */
export type H264Profile = (typeof H264_PROFILES)[number]

/** What the encoder of a programme is told beside the picture's size, rate and bitrate: the same for both shapes. */
export interface EncodeSettings {
  readonly profile: H264Profile
  /** AAC, stereo, 48 kHz. */
  readonly audioKbps: number
}

/** High, and what YouTube asks for stereo: every platform here but Twitch takes both. */
export const DEFAULT_ENCODE: EncodeSettings = { profile: 'high', audioKbps: 128 }

/**
 * H.264 in kb/s by lines and rate: 720p30 as every platform here takes it; the others keep about the same bits for a pixel.
 */
export function recommendedKbps(lines: 720 | 1080, fps: number): number {
  const base = lines === 720 ? 2_500 : 4_500
  return fps > 30 ? base * 1.5 : base
}

export const LAYOUTS = ['full', 'pictureInPicture', 'sideBySide', 'productFull'] as const
/** Host alone; host with the product inset; both halves; product with the host inset. */
export type Layout = (typeof LAYOUTS)[number]

/** What viewers see while the active source delivers nothing. Null: the built-in message, no picture, silence. */
export interface SlateSetting {
  readonly message: string | null
  readonly picturePath: string | null
  readonly musicPath: string | null
}

export const BITRATE_POLICIES = ['protectAll', 'protectMain', 'fixed'] as const
/** Whose congestion lowers the bitrate: any destination's, the main one's alone, or nobody's. */
export type BitratePolicy = (typeof BITRATE_POLICIES)[number]

export interface BitrateState {
  readonly policy: BitratePolicy
  readonly mainDestinationId: string | null
  /** What the encoder is told now; the host's own setting is `programme.bitrateKbps`. */
  readonly currentKbps: number
  /** Why it is below the host's setting; null when it is not. */
  readonly reason: LocalisedText | null
}
