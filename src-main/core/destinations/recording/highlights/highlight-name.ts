const LONGEST = 40

/** Pure: `03-big-discount.mp4`; letters and digits of any script, nothing a file system could mind. */
export function highlightName(number: number, notes: readonly string[], piece: number): string {
  const words = notes
    .join('-')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const note = [...words]
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|-+$/g, '')
  const parts = [`${number}`.padStart(2, '0'), note || 'mark', ...(piece > 1 ? [`${piece}`] : [])]
  return `${parts.join('-')}.mp4`
}
