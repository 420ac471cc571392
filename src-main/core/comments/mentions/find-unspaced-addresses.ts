import type { PersonalSpan } from '../../../contract/understanding.ts'
import type { MentionWords, WordKind } from './read-mention-words.ts'

/**
 * Addresses in Chinese, Japanese, Korean and Thai: 中山路100号, 東京都港区芝1-2-3, 강남구 테헤란로 123, ถนนสุขุมวิท 12.
 * `text`: with ASCII digits. Pure. Every pattern begins with digits or a street word and looks at a few dozen units.
 */
export function createUnspacedAddresses(words: readonly MentionWords[]): (text: string) => PersonalSpan[] {
  const finders = [
    chineseOrJapanese(wordsOf(words, 'zh')),
    chineseOrJapanese(wordsOf(words, 'ja')),
    korean(wordsOf(words, 'ko')),
    thai(wordsOf(words, 'th')),
  ]
  return (text) => finders.flatMap((find) => find(text))
}

type Finder = (text: string) => PersonalSpan[]
/** The terms of a kind in one language as alternatives of a pattern, the longest first. */
type TermsOf = (kind: WordKind) => string

const wordsOf =
  (words: readonly MentionWords[], lang: string): TermsOf =>
  (kind) => {
    const terms = words.filter((line) => line.lang === lang && line.kind === kind).flatMap((line) => line.terms)
    const longestFirst = [...terms].sort((one, other) => other.length - one.length)
    return longestFirst.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)'
  }

const HAN = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々]'
/** What is looked at before a house number. */
const REACH = 40

function chineseOrJapanese(terms: TermsOf): Finder {
  const number = new RegExp(`[0-9]{1,5}(?:[-‐－―の][0-9]{1,4}){0,3} ?(${terms('house-after')})?`, 'gu')
  const rest = new RegExp(`(?: ?${HAN}{0,6}[0-9]{1,5}(?:${terms('house-after')}|-)?){1,4}`, 'uy')
  const before = new RegExp(`(?:${HAN}|[0-9-])+ ?$`, 'u')
  const street = new RegExp(`${HAN}{2}(?:${terms('street-suffix')}) ?$`, 'u')
  const area = new RegExp(`${HAN}{1,7}?(?:${terms('area')})`, 'gu')
  const lead = new RegExp(`^.*(?:${terms('small')})(?=${HAN}{3})`, 'u')

  return (text) => {
    const spans: PersonalSpan[] = []
    for (const { 0: house, 1: unit, index } of text.matchAll(number)) {
      const from = Math.max(spans.at(-1)?.end ?? 0, index - REACH)
      const isBlocks = /[-‐－―の]/.test(house)
      if (index < from || (unit === undefined && !isBlocks)) continue
      const run = before.exec(text.slice(from, index))?.[0] ?? ''
      const areas = run.match(area)?.length ?? 0
      const isInStreet = unit !== undefined && (street.test(run) || (unit === CHOME && run.length >= 2))
      if (!isInStreet && areas < (isBlocks ? 1 : 2)) continue
      const start = index - run.length + (lead.exec(run)?.[0].length ?? 0)
      rest.lastIndex = index + house.length
      const end = rest.test(text) ? rest.lastIndex : index + house.trimEnd().length
      spans.push({ kind: 'address', start, end })
    }
    return spans
  }
}

/** Blocks are counted nowhere but in addresses. */
const CHOME = '丁目'

function korean(terms: TermsOf): Finder {
  const hangul = '[\\uac00-\\ud7af]'
  const area = `(?:${hangul}{1,8}(?:${terms('area')}) ){1,4}`
  const street = `${hangul}{1,10}(?:${terms('street-suffix')})(?: ?[0-9]{1,3}번?길)? ?[0-9]{1,5}(?:-[0-9]{1,4})?`
  const house = `(?: ?(?:${terms('house-after')}))?(?:,? [0-9]{1,4}(?:동|호|층)){0,2}`
  const inArea = `${area}(?:${street}|[0-9]{1,5}(?:-[0-9]{1,4}| ?번지))`
  // A street alone: its suffix is a particle too ("사이즈로 240"), so that only long names and blocks tell.
  const alone = `${hangul}{1,10}(?:대로|로 ?[0-9]{1,3}번?길) ?[0-9]{1,5}|(?!${terms('size')})${hangul}{3,10}(?:로|길) ?[0-9]{2,4}(?= ?(?:번지|호|층|동|,|$))`
  return byPattern(new RegExp(`(?<!${hangul})(?:${inArea}|${alone})${house}(?![0-9])`, 'gu'))
}

function thai(terms: TermsOf): Finder {
  const letter = '[\\u0e00-\\u0e4f]'
  const street = terms('street-before')
  const number = '[0-9]{1,5}(?:/[0-9]{1,4})?'
  const next = `(?:${street}) ?(?:${number}|${letter}{2,25})`
  return byPattern(
    new RegExp(
      `${number} ?${next}(?: ${next}){0,4}|(?:${street}) ?${letter}{2,25} ?${number}(?![0-9])(?: ${next}){0,4}`,
      'gu',
    ),
  )
}

const byPattern =
  (pattern: RegExp): Finder =>
  (text) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
      kind: 'address',
      start: index,
      end: index + found.trimEnd().length,
    }))
