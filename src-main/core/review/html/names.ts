import { platformName } from '../../../contract/platform-name.ts'
import type { LocalisedText } from '../../../contract/text.ts'

const languages = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  zh: new Intl.DisplayNames('zh-CN', { type: 'language' }),
}

export function platformText(platform: string): LocalisedText {
  const name = platformName(platform)
  return { en: name, 'zh-CN': name }
}

/** `und`: of what has no words, and of what was not read. */
export function languageName(code: string): LocalisedText {
  if (code === 'und') return { en: 'No language, or not read', 'zh-CN': '无文字语言或未解读' }
  return { en: languages.en.of(code) ?? code, 'zh-CN': languages.zh.of(code) ?? code }
}
