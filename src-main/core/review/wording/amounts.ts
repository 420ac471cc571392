/** Durations, counts and money as words of a sentence, in both languages. */

import { formatMoney } from '../../../contract/money.ts'
import type { Language, LocalisedText } from '../../../contract/text.ts'

const UNITS: Record<Language, readonly [hour: string, minute: string, second: string]> = {
  en: [' h', ' min', ' s'],
  'zh-CN': [' 小时', ' 分', ' 秒'],
}

/** `1 h 2 min`, `58 min 3 s`, `4 s`, `0.4 s`: two units at most. */
export function durationText(ms: number): LocalisedText {
  const inLanguage = (language: Language): string => {
    const [hour, minute, second] = UNITS[language]
    if (ms > 0 && ms < 1000) return `${Math.max(0.1, Math.round(ms / 100) / 10)}${second}`
    const total = Math.round(ms / 1000)
    const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
    const parts =
      hours > 0
        ? [
            [hours, hour],
            [minutes, minute],
          ]
        : [
            [minutes, minute],
            [seconds, second],
          ]
    const said = parts.filter(([value]) => value !== 0).map(([value, unit]) => `${value}${unit}`)
    return said.join(' ') || `0${second}`
  }
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') }
}

/** `1 comment`, `1,204 comments`; `1,204 条评论`. */
export function countText(count: number, [one, many]: readonly [string, string], zh: string): LocalisedText {
  const number = count.toLocaleString('en')
  return { en: `${number} ${count === 1 ? one : many}`, 'zh-CN': `${number} ${zh}` }
}

/** Several currencies side by side: they are never added up. */
export function moneyText(amounts: Readonly<Record<string, number>>): LocalisedText {
  const inLanguage = (language: Language) =>
    Object.entries(amounts)
      .map(([currency, amountMinor]) => formatMoney(amountMinor, currency, language))
      .join(' + ')
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') }
}
