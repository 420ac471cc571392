import type { LocalisedText } from '../../../contract/text.ts'
import { type Html, html } from '../../html/html.ts'

export interface Times {
  /** `20:14:05`, and how far into the session that was. */
  at(iso: string): Html
  /** `20:14`. */
  minute(iso: string): string
  /** The day and the minute, in both languages. */
  day(iso: string): LocalisedText
  readonly zone: string
}

/** Wall times in `timeZone` (IANA name; the machine's own by default), offsets from `startedAt`. */
export function createTimes(startedAt: string, timeZone?: string): Times {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const format = (locale: string, options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return (iso: string) => formatter.format(Date.parse(iso))
  }
  const clock = format('en-GB', { timeStyle: 'medium' })
  const minute = format('en-GB', { timeStyle: 'short' })
  const days = { en: format('en-GB', { dateStyle: 'full' }), 'zh-CN': format('zh-CN', { dateStyle: 'full' }) }
  return {
    at: (iso) =>
      html`<span class="time">${clock(iso)} <small>${offsetText(Date.parse(iso) - Date.parse(startedAt))}</small></span>`,
    minute,
    day: (iso) => ({ en: `${days.en(iso)}, ${minute(iso)}`, 'zh-CN': `${days['zh-CN'](iso)} ${minute(iso)}` }),
    zone,
  }
}

/** `+12:34`, `+1:02:03`. */
function offsetText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(total / 3600)
  const rest = `${hours > 0 ? two(Math.floor(total / 60) % 60) : Math.floor(total / 60)}:${two(total % 60)}`
  return `+${hours > 0 ? `${hours}:` : ''}${rest}`
}
