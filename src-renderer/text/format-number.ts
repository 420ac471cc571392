import type { Language } from '../../src-main/contract/text.ts'

/** `1,284` */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language).format(count)
}

const BYTE_STEPS = [
  ['GB', 1e9, 1],
  ['MB', 1e6, 0],
  ['kB', 1e3, 0],
] as const

/** `1.3 GB` in decimal units, as disks are sold. */
export function formatBytes(bytes: number, language: Language): string {
  for (const [unit, size, digits] of BYTE_STEPS) {
    if (bytes < size) continue
    const value = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(bytes / size)
    return `${value} ${unit}`
  }
  return `${bytes} B`
}

/** `4.5 Mb/s`, below one `640 kb/s`. */
export function formatBitrate(kbps: number, language: Language): string {
  if (kbps < 1000) return `${Math.round(kbps)} kb/s`
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(kbps / 1000)} Mb/s`
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

function timeFormat(language: Language, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${key}`
  const format = timeFormats.get(id) ?? new Intl.DateTimeFormat(language, options)
  timeFormats.set(id, format)
  return format
}

/** `14:32:07` on this computer's clock. */
export function formatTimeOfDay(atMs: number, language: Language): string {
  return timeFormat(language, 'time', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(atMs)
}

/** `22 Nov 2026, 14:32` */
export function formatMoment(at: string | number, language: Language): string {
  return timeFormat(language, 'moment', {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  } as Intl.DateTimeFormatOptions).format(new Date(at))
}
