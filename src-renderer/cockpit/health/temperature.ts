const WARM_FROM = 0.5
const HOT_FROM = 0.8

/** How full a queue is, as a word: half full it is warm, near its end it is about to drop. */
export function temperature(fill: number): 'cool' | 'warm' | 'hot' {
  if (fill >= HOT_FROM) return 'hot'
  return fill >= WARM_FROM ? 'warm' : 'cool'
}
