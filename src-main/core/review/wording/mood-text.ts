/** `+0.25`, `−1.00`, `0.00`; a dash where nothing was read. */
export function moodText(sentiment: number | null): string {
  if (sentiment === null) return '–'
  const amount = Math.abs(sentiment).toFixed(2)
  if (Number(amount) === 0) return amount
  return `${sentiment > 0 ? '+' : '−'}${amount}`
}
