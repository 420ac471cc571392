import { useCallback } from 'react'
import type { Language, LocalisedText } from '../../src-main/contract/text.ts'
import { useUi } from '../store/ui-store.ts'
import { type Details, say } from './sentence.ts'

/** The chosen language, and a function that says a sentence in it. */
export function useText() {
  const language = useUi((ui) => ui.language)
  const t = useCallback(
    <T extends LocalisedText>(sentence: T, ...details: Details<T>): string => say(language, sentence, ...details),
    [language],
  )
  return { t, language } satisfies { t: unknown; language: Language }
}
