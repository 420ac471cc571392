import type { CommentLanguage } from '../../src-main/contract/comment.ts'
import type { Language } from '../../src-main/contract/text.ts'

const namesByLanguage = new Map<Language, Intl.DisplayNames>()

/** The name of a comment's language for a reader, or null when it could not be told. */
export function languageName(lang: CommentLanguage, language: Language): string | null {
  if (lang === 'und') return null
  const names = namesByLanguage.get(language) ?? new Intl.DisplayNames(language, { type: 'language' })
  namesByLanguage.set(language, names)
  return names.of(lang) ?? null
}
