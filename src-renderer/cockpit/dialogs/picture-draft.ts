import type { CommandInput } from '../../../src-main/contract/commands.ts'
import {
  type BitratePolicy,
  type EncodeSettings,
  recommendedKbps,
  type Shape,
  shapeOf,
} from '../../../src-main/contract/picture.ts'
import type { PlatformPreset } from '../../../src-main/contract/platform-preset.ts'
import type { StudioState } from '../../../src-main/contract/state.ts'
import type { AnyCommand } from '../../bridge/use-commands.ts'

type Format = CommandInput<'programme.configure'>
export const LINES = [720, 1080] as const satisfies readonly Format['lines'][]
export const RATES = [25, 30, 50, 60] as const satisfies readonly Format['fps'][]

/** The settings as fields hold them. */
export interface PictureDraft extends EncodeSettings {
  readonly shape: Shape
  readonly lines: Format['lines']
  readonly fps: Format['fps']
  readonly second: boolean
  readonly kbps: string
  readonly policy: BitratePolicy
  readonly mainDestinationId: string | null
  readonly message: string
  readonly picturePath: string
  readonly musicPath: string
}

export function pictureDraft({ programme, bitrate, slate }: StudioState): PictureDraft {
  return {
    shape: shapeOf(programme),
    lines: Math.min(programme.width, programme.height) > 720 ? 1080 : 720,
    fps: RATES.find((rate) => rate >= programme.fps) ?? 60,
    second: programme.second !== null,
    profile: programme.profile,
    audioKbps: programme.audioKbps,
    kbps: String(programme.bitrateKbps),
    policy: bitrate.policy,
    mainDestinationId: bitrate.mainDestinationId,
    message: slate.message ?? '',
    picturePath: slate.picturePath ?? '',
    musicPath: slate.musicPath ?? '',
  }
}

/** Everything a preset says. */
export const presetDraft = ({ bitrateKbps, ...format }: PlatformPreset): Partial<PictureDraft> => ({
  ...format,
  kbps: String(bitrateKbps),
})

/** The commands for what the host changed; what was left alone is not sent, so nobody else's change is undone. */
export function changedSettings(before: PictureDraft, now: PictureDraft): readonly AnyCommand[] {
  const differs = (...keys: (keyof PictureDraft)[]) => keys.some((key) => before[key] !== now[key])
  const { shape, lines, fps, second, profile, audioKbps, kbps, policy, mainDestinationId } = now
  const commands: AnyCommand[] = []
  const isNewFormat = differs('shape', 'lines', 'fps', 'second', 'profile', 'audioKbps')
  if (isNewFormat) commands.push(['programme.configure', { shape, lines, fps, second, profile, audioKbps }])
  // Another format brings the bitrate that suits it.
  const keptKbps = isNewFormat ? String(recommendedKbps(lines, fps)) : before.kbps
  if (kbps !== keptKbps) commands.push(['bitrate.set', { kbps: Number(kbps) }])
  if (differs('policy', 'mainDestinationId')) commands.push(['bitrate.setPolicy', { policy, mainDestinationId }])
  if (differs('message', 'picturePath', 'musicPath')) {
    const orNull = (typed: string) => typed.trim() || null
    commands.push([
      'slate.set',
      {
        message: orNull(now.message),
        picturePath: orNull(now.picturePath),
        musicPath: orNull(now.musicPath),
      },
    ])
  }
  return commands
}
