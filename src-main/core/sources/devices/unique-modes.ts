import type { CaptureMode } from '../../../contract/devices.ts'

/** Each mode once, the largest and fastest first. */
export function uniqueModes(modes: readonly CaptureMode[]): CaptureMode[] {
  const byText = new Map(modes.map((mode) => [`${mode.width}x${mode.height}@${mode.fps}`, mode]))
  return [...byText.values()].sort((a, b) => b.width * b.height - a.width * a.height || (b.fps ?? 0) - (a.fps ?? 0))
}
