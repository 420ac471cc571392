import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { triageRows } from '../../support/triage-data.ts'

/** A text and what is true of it: values by head, only of those that were labelled. */
export interface LabelRow {
  readonly text: string
  readonly truth: Readonly<Partial<Record<HeadName, string>>>
}

export const HEAD_NAMES = ['sentiment', 'intent', 'topic', 'lang', 'urgent', 'toxic'] as const
export type HeadName = (typeof HEAD_NAMES)[number]

/** Of our own comments; a text that is among the blind ones is left out of `val`. */
export function ownRows(split: 'blind' | 'val'): LabelRow[] {
  const all = triageRows()
  const key = (text: string) => text.toLowerCase()
  const blind = new Set(all.filter((row) => row.split === 'blind').map(({ text }) => key(text)))
  return all
    .filter((row) => row.split === split && (split === 'blind' || !blind.has(key(row.text))))
    .map(({ text, sentiment, intent, topic, lang, urgent, toxic }) => ({
      text,
      truth: { sentiment, intent, topic, lang, urgent: flag(urgent === '1'), toxic: flag(toxic === '1') },
    }))
}

/** The public sample of the label guide; empty when it isn't there. */
export function sampleRows(publicDir: string): LabelRow[] {
  const path = join(publicDir, 'triage-public.jsonl')
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { text, urgent, sentiment, intent, topic, lang } = JSON.parse(line)
      return { text, truth: { sentiment, intent, topic, lang, urgent: flag(urgent) } }
    })
}

/** Validation rows of the public sentiment sources, with the language and source of each. Empty when they aren't there. */
export function publicSentimentRows(publicDir: string): (LabelRow & { readonly source: string })[] {
  const path = join(publicDir, 'sentiment-val.tsv.gz')
  if (!existsSync(path)) return []
  const [, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [lang, sentiment, source, ...text] = line.split('\t')
    // Hindi in Latin letters is Hindi (label guide).
    const truth = { lang: lang === 'hi-Latn' ? 'hi' : (lang as string), sentiment: sentiment as string }
    return { text: text.join('\t'), source: source as string, truth }
  })
}

const flag = (is: boolean): string => (is ? 'yes' : 'no')
