import type { Language, LocalisedText } from '../../src-main/contract/text.ts'

/** Names between braces in a sentence: `Back in {seconds} s` needs `seconds`. */
type DetailNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | DetailNames<Rest>
  : never

/** Nothing for a plain sentence, every named detail for one with braces. */
export type Details<T extends LocalisedText> = [DetailNames<T['en']>] extends [never]
  ? []
  : [details: Readonly<Record<DetailNames<T['en']>, string | number>>]

/** A sentence in one language, details filled in. A missing detail does not compile. */
export function say<T extends LocalisedText>(language: Language, sentence: T, ...[details]: Details<T>): string {
  const values: Readonly<Record<string, string | number>> = details ?? {}
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
