import { ERROR_TEXTS, type StudioErrorInfo } from '../../../contract/errors.ts'
import type { LocalisedText } from '../../../contract/text.ts'

/** Only what happened, of an error's sentences: what still works and what to do are no news after the show. */
export function whatHappened({ code, details }: StudioErrorInfo): LocalisedText {
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole)
  const first = firstSentence(ERROR_TEXTS[code])
  return { en: fill(first.en), 'zh-CN': fill(first['zh-CN']) }
}

export function firstSentence(text: LocalisedText): LocalisedText {
  const [en = ''] = text.en.split(/(?<=\.) /)
  const [zh = ''] = text['zh-CN'].split(/(?<=。)/)
  return { en, 'zh-CN': zh }
}
