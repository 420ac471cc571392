import { DEFAULT_ENCODE, type EncodeSettings, recommendedKbps, type Shape } from './picture.ts'
import { PLATFORMS, type PlatformId } from './platforms.ts'

/** Settings of a programme that can be sent to several platforms at once. Both sizes and rates are what Cadence offers. */
export interface PlatformPreset extends EncodeSettings {
  readonly shape: Shape
  /** Some of them hold their screens the other way: the show is made in both shapes. */
  readonly second: boolean
  readonly lines: 720 | 1080
  readonly fps: 30
  readonly bitrateKbps: number
}

/**
 * The largest settings, up to `mostLines`, that every one of these platforms takes; the first one's shape is the main one.
 * Who says nothing about a setting takes ours: 720p30 at 2500 kb/s, or 1080p30 at 4500, H.264 High, sound at 128 kb/s. The
 * key-frame interval is 2 s for all. Figures and their sources: `platforms.ts`. Pure.
 */
export function presetFor(ids: readonly PlatformId[], mostLines: 720 | 1080): PlatformPreset {
  const platforms = ids.map((id) => PLATFORMS[id])
  const fps = 30
  const limitAt = (lines: number) =>
    platforms.flatMap(({ pictures }) => {
      const limit = pictures.find((row) => lines <= row.lines && fps <= row.fps)
      return pictures.length === 0 ? [] : [limit?.maxKbps ?? 0]
    })
  const lines = mostLines === 1080 && !limitAt(1080).includes(0) ? 1080 : 720
  const shape = platforms[0]?.shape ?? 'wide'
  return {
    shape,
    second: platforms.some((platform) => platform.shape !== shape),
    lines,
    fps,
    bitrateKbps: Math.min(recommendedKbps(lines, fps), ...limitAt(lines)),
    profile: platforms.every(({ profiles }) => profiles.length === 0 || profiles.includes('high')) ? 'high' : 'main',
    audioKbps: Math.min(DEFAULT_ENCODE.audioKbps, ...platforms.flatMap(({ maxAudioKbps }) => maxAudioKbps ?? [])),
  }
}
