import type { Language } from '../../src-main/contract/text.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** `00:37:42`: elapsed time with hours, whole seconds passed. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `37:42`, from an hour on `1:07:42`: a place in the show. */
export function formatPlace(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** `04:18` until a deadline. Rounds up, so `00:00` stands only when it has passed. */
export function formatCountdown(leftMs: number): string {
  return formatPlace(Math.ceil(Math.max(0, leftMs) / 1000) * 1000)
}

/** Whole seconds until `atMs`, never negative. */
export function secondsUntil(atMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}

const UNITS = {
  en: { hours: ' h', minutes: ' min', seconds: ' s', between: ' ' },
  'zh-CN': { hours: ' 小时', minutes: ' 分', seconds: ' 秒', between: ' ' },
} as const satisfies Record<Language, unknown>

/** `7 min 18 s`: at most two units, seconds only below an hour. */
export function formatDuration(ms: number, language: Language): string {
  const units = UNITS[language]
  const seconds = Math.max(0, Math.round(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = seconds % 60
  const parts =
    hours > 0
      ? [`${hours}${units.hours}`, minutes > 0 ? `${minutes}${units.minutes}` : '']
      : [minutes > 0 ? `${minutes}${units.minutes}` : '', rest > 0 || minutes === 0 ? `${rest}${units.seconds}` : '']
  return parts.filter(Boolean).join(units.between)
}
