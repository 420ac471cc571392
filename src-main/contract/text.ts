/** A sentence a user can read, in both languages of the product. */
export interface LocalisedText {
  readonly 'zh-CN': string
  readonly en: string
}

export type Language = keyof LocalisedText

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** The product's language for a BCP-47 tag or POSIX locale such as `zh_CN.UTF-8`; English for anything but Chinese. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
