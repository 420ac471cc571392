import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Of addresses and phones: the street's name follows, precedes, is one word with it; words no street is named by; parts of a house. */
export const ADDRESS_KINDS = [
  'street-before',
  'street-after',
  'street-suffix',
  'small',
  'house',
  'house-after',
  'area',
  'phone',
] as const

/** What a term can be in a comment; some have a value: `number 2`, `currency USD`, `size XL`. */
const KINDS = [
  // Tells the language and nothing else; or hides the terms within it ("no one", 不要).
  'hint',
  'shadow',
  // Counting: a number, what multiplies one (`times 1000`), a number with its unit, units of goods and of other things.
  'number',
  'times',
  'quantity',
  'unit',
  'not-unit',
  // Ordering: always; only before a number; before a product's number ("cf 14").
  'order',
  'order-number',
  'claim',
  // A product's number stands after it; before it.
  'link',
  'link-after',
  // `size`: "size", or with a value "large"; a letter is one only in capitals or beside such a word.
  'size',
  'size-after',
  'size-letter',
  'region',
  'measure',
  'measure-letter',
  // The amount stands before it, or with `currency-before` rather after it; `home`: the currency of amounts without one.
  'currency',
  'currency-before',
  'home',
  ...ADDRESS_KINDS,
] as const

export type WordKind = (typeof KINDS)[number]

/** Terms of one language that mean the same. */
export interface MentionWords {
  /** `und` for signs and codes of every language. */
  readonly lang: string
  readonly kind: WordKind
  readonly value: string | null
  readonly terms: readonly string[]
}

const isKind = (text: string | undefined): text is WordKind => KINDS.some((kind) => kind === text)

/** Reads `LANG.tsv` files of `kind<TAB>term|term` lines. @throws Error when the folder can't be read or a line is none. */
export function readMentionWords(folder: string): MentionWords[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'))
  return files.sort().flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')
    return lines.map((line) => parseLine(line, basename(name, '.tsv')))
  })
}

function parseLine(line: string, lang: string): MentionWords {
  const [head, terms] = line.split('\t')
  const [kind, value] = head?.split(' ') ?? []
  if (!isKind(kind) || terms === undefined) throw new Error(`not a line of mention words (${lang}): ${line}`)
  return { lang, kind, value: value ?? null, terms: terms.split('|') }
}
