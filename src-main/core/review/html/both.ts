import type { LocalisedText } from '../../../contract/text.ts'
import { type Html, html } from '../../html/html.ts'

/** A text in both languages; the page shows the chosen one. */
export function both(text: LocalisedText): Html {
  if (text.en === text['zh-CN']) return html`${text.en}`
  return html`<span lang="en">${text.en}</span><span lang="zh-CN">${text['zh-CN']}</span>`
}

/** The same, for a text that stands in the code. */
export const say = (en: string, zh: string): Html => both({ en, 'zh-CN': zh })
