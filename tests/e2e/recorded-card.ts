import { execFileSync } from 'node:child_process'
import { lumaAt, meanOf } from '../support/received-media.ts'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A strip at the foot of the promo card that no letter reaches; the test card is bright magenta there. */
const STRIP: Area = { x: 360, y: 664, width: 100, height: 12 }
/** Where the last digit of the countdown stands. */
const LAST_DIGIT: Area = { x: 552, y: 594, width: 40, height: 54 }
/** The card dims the strip by more than this. */
const DIMMED = 15

/** From when to when a recording carries the promo card, seconds, read from its pixels; null when it never does. */
export function cardInterval(file: string, fps: number): { readonly from: number; readonly to: number } | null {
  const means = stripMeans(file)
  const bare = means[0] ?? 0
  const carries = means.map((mean) => Math.abs(mean - bare) > DIMMED)
  const first = carries.indexOf(true)
  if (first < 0) return null
  return { from: first / fps, to: (carries.lastIndexOf(true) + 1) / fps }
}

/** How much the last digit of the countdown changes between two moments, beside how much the card's empty strip does. */
export function countdownChange(file: string, at: number, later: number): { digit: number; strip: number } {
  const change = (area: Area) => {
    const before = lumaAt(file, at, area)
    const after = lumaAt(file, later, area)
    return meanOf(before.map((byte, index) => Math.abs(byte - (after[index] ?? 0))))
  }
  return { digit: change(LAST_DIGIT), strip: change(STRIP) }
}

/** The strip's brightness in every frame. */
function stripMeans(file: string): number[] {
  const { x, y, width, height } = STRIP
  const filter = `crop=${width}:${height}:${x}:${y},scale=1:1:flags=area,format=gray`
  const args = ['-v', 'error', '-i', file, '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  return [...execFileSync('ffmpeg', args, { maxBuffer: 1 << 24 })]
}
