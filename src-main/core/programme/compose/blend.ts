/** A mix of two pictures of the same size, byte by byte: `share` of `to` (0 to 1), the rest of `from`. */
export function blend(from: Buffer, to: Buffer, target: Buffer, share: number): void {
  const weight = Math.round(share * 256)
  for (let at = 0; at < target.length; at++) {
    const before = from[at] as number
    target[at] = before + ((((to[at] as number) - before) * weight) >> 8)
  }
}
