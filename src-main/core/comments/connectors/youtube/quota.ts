import type { ConnectorQuota } from '../../../../contract/connectors.ts'

/** What a call costs, as Google documents it: https://developers.google.com/youtube/v3/determine_quota_cost and the page of each method. */
export const UNITS = { 'videos.list': 1, 'liveChatMessages.insert': 20 } as const
export type ApiCall = keyof typeof UNITS

/** A Google project's default for a day, which ends at midnight Pacific time. */
const DAILY_UNITS = 10_000
const DAY_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000

/** Counts what this connector's calls cost today. */
export interface QuotaMeter {
  has(call: ApiCall, nowMs: number): boolean
  spend(call: ApiCall, nowMs: number): ConnectorQuota
  /** Google says that nothing is left, whoever spent it. */
  exhaust(nowMs: number): ConnectorQuota
}

export function createQuotaMeter(): QuotaMeter {
  let usedUnits = 0
  let resetsAtMs = 0

  function today(nowMs: number): void {
    if (nowMs < resetsAtMs) return
    usedUnits = 0
    resetsAtMs = nextPacificMidnightMs(nowMs)
  }
  const state = () => ({ usedUnits, limitUnits: DAILY_UNITS, resetsAtMs })

  return {
    has(call, nowMs) {
      today(nowMs)
      return usedUnits + UNITS[call] <= DAILY_UNITS
    },
    spend(call, nowMs) {
      today(nowMs)
      usedUnits += UNITS[call]
      return state()
    },
    exhaust(nowMs) {
      today(nowMs)
      usedUnits = DAILY_UNITS
      return state()
    },
  }
}

/** Pure; a day there has 23 or 25 hours twice a year. */
export function nextPacificMidnightMs(nowMs: number): number {
  const about = nowMs - sinceMidnightMs(nowMs) + DAY_MS
  const sinceMs = sinceMidnightMs(about)
  return sinceMs < DAY_MS / 2 ? about - sinceMs : about + DAY_MS - sinceMs
}

const pacificTime = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

function sinceMidnightMs(atMs: number): number {
  const parts = pacificTime.formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return part('hour') * HOUR_MS + part('minute') * 60_000 + part('second') * 1000 + (atMs % 1000)
}
