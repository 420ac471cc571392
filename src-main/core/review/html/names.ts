import type { LocalisedText } from '../../../contract/text.ts'

const PLATFORMS: Readonly<Record<string, string>> = {
  tiktok: 'TikTok',
  youtube: 'YouTube',
  shopee: 'Shopee',
  lazada: 'Lazada',
  facebook: 'Facebook',
  instagram: 'Instagram',
  twitch: 'Twitch',
  amazon: 'Amazon',
  shopify: 'Shopify',
}
const languages = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  zh: new Intl.DisplayNames('zh-CN', { type: 'language' }),
}

export function platformName(platform: string): LocalisedText {
  const key = platform.toLowerCase()
  const name = Object.hasOwn(PLATFORMS, key) ? (PLATFORMS[key] as string) : platform
  return { en: name, 'zh-CN': name }
}

export function languageName(code: string): LocalisedText {
  if (code === 'und') return { en: 'No language', 'zh-CN': '无文字语言' }
  return { en: languages.en.of(code) ?? code, 'zh-CN': languages.zh.of(code) ?? code }
}
