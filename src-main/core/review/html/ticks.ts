/** Round numbers from above 0 up to at least `most`: four or five of them, for an axis. */
export function ticksUpTo(most: number): readonly number[] {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power)
  const whole = Number.isInteger(step) ? step : Math.ceil(step)
  return Array.from({ length: Math.max(1, Math.ceil(most / whole)) }, (_, index) => (index + 1) * whole)
}
