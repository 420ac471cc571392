/** In: what a viewer wrote. Out: its language, `und` when nothing in it belongs to one. Never a guess from names or links. */
import { createRequire } from 'node:module'
import { COMMENT_LANGUAGES, type CommentLanguage } from '../../contract/comment.ts'

type Detect = typeof import('tinyld').detect
let detect: Detect | null = null

/** Loads the detector's tables (about 0.1 s); the first comment does it otherwise. */
export function loadLanguages(): Detect {
  detect ??= (createRequire(import.meta.url)('tinyld') as typeof import('tinyld')).detect
  return detect
}

const LINKS = /(?:https?:\/\/|www\.)\S+/giu
const NAMES = /@[\p{L}\p{M}\p{N}_.]+/gu
/** Two letters on end, or one of a script in which a single sign can be a word. */
const WORD = /\p{L}[\p{L}\p{M}]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

const candidates = COMMENT_LANGUAGES.filter((language) => language !== 'und')

/** Scripts that only one of our languages is written in: they settle what is too short for the detector. */
const SCRIPTS: readonly (readonly [RegExp, CommentLanguage])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, 'ja'],
  [/\p{sc=Hangul}/u, 'ko'],
  [/\p{sc=Thai}/u, 'th'],
  [/\p{sc=Arabic}/u, 'ar'],
  [/\p{sc=Devanagari}/u, 'hi'],
  [/\p{sc=Cyrillic}/u, 'ru'],
  [/\p{sc=Han}/u, 'zh'],
]

/** About 0.1 ms per comment. */
export function detectLanguage(text: string): CommentLanguage {
  const words = text.replace(LINKS, ' ').replace(NAMES, ' ')
  if (!WORD.test(words)) return 'und'
  const answer = loadLanguages()(words, { only: candidates })
  const detected = candidates.find((language) => language === answer)
  return detected ?? byScript(words)
}

function byScript(words: string): CommentLanguage {
  return SCRIPTS.find(([script]) => script.test(words))?.[1] ?? 'und'
}
