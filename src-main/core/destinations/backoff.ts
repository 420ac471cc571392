/** Waits between attempts: the first retry at once, then longer and longer (peers.md 2.1). */
const STEPS_MS = [0, 1_000, 2_000, 4_000, 8_000]
/** While trouble is young a host waits for it; later the platform and the log are spared. */
const YOUNG_TROUBLE_MS = 5 * 60_000
const YOUNG_CAP_MS = 10_000
const OLD_CAP_MS = 30_000
/** Several destinations that fell together don't come back in step. */
const JITTER = 0.25

/** Pure. `failures` since the last success, the first `troubleMs` ago; `random` from 0 to 1 takes up to a quarter off. */
export function backoffMs(failures: number, troubleMs: number, random: number): number {
  const capMs = troubleMs < YOUNG_TROUBLE_MS ? YOUNG_CAP_MS : OLD_CAP_MS
  return Math.round(Math.min(capMs, STEPS_MS[failures - 1] ?? capMs) * (1 - JITTER * random))
}
