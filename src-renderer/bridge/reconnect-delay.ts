const FIRST_DELAY_MS = 250
const MAX_DELAY_MS = 5_000

/** How long to wait before connection attempt `attempt` (1, 2, ...): doubles, capped, spread by up to a fifth. */
export function reconnectDelayMs(attempt: number, random: () => number = Math.random): number {
  const doubled = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempt - 1))
  return Math.round(doubled * (0.8 + 0.2 * random()))
}
