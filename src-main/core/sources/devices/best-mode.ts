import type { CaptureMode } from '../../../contract/devices.ts'

interface Wanted {
  readonly width: number
  readonly height: number
  readonly fps: number
}

/**
 * Which of its listed modes to ask a camera for: the smallest that is as large and as fast as the programme, else the
 * largest that is fast enough, else the largest. Undefined where none is listed. Pure.
 */
export function bestMode(modes: readonly CaptureMode[], { width, height, fps }: Wanted): CaptureMode | undefined {
  const area = (mode: CaptureMode) => mode.width * mode.height
  const rate = (mode: CaptureMode) => mode.fps ?? fps
  const bySize = [...modes].sort((a, b) => area(a) - area(b) || rate(a) - rate(b))
  // 29.97 is as fast as 30: the programme repeats one frame in a thousand.
  const isFast = (mode: CaptureMode) => rate(mode) >= fps * 0.99
  const isLarge = (mode: CaptureMode) => mode.width >= width && mode.height >= height
  return bySize.find((mode) => isLarge(mode) && isFast(mode)) ?? bySize.findLast(isFast) ?? bySize.at(-1)
}
