import { accuracy, mean, type Pair, wilson } from './metrics.ts'
import { readEvalOptions } from './parts/eval-options.ts'
import { type Judged, pairsOf, withJudge } from './parts/judge.ts'
import { ownRows, publicSentimentRows, sampleRows } from './parts/label-rows.ts'
import { percent, table, withInterval } from './parts/markdown.ts'
import { publish } from './parts/publish.ts'

/** `npm run eval -- language [--public DIR]`: how often a comment's language is told, by language, and what it is taken for instead. */

interface JudgedSet {
  readonly title: string
  readonly pairs: readonly Pair[]
}

const options = readEvalOptions()
const { publicDir } = options
const sets = await withJudge(options.model, async (judge) => {
  const set = (title: string, rows: readonly Judged[]): JudgedSet => ({ title, pairs: pairsOf('lang', rows) })
  const own = [set('blind', await judge(ownRows('blind'))), set('val', await judge(ownRows('val')))]
  if (publicDir === null) return own
  const others = [
    set('public sample', await judge(sampleRows(publicDir))),
    set('public reviews and tweets', await judge(publicSentimentRows(publicDir))),
  ]
  return [...own, ...others.filter(({ pairs }) => pairs.length > 0)]
})
const languages = [...new Set(sets.flatMap(({ pairs }) => pairs.map(({ truth }) => truth)))].sort()

publish(
  'language',
  'triage.onnx',
  [
    'Percent of comments whose language is told, with 95 % intervals (Wilson) and n. Public reviews and tweets are of another kind than live comments, and their language is that of the source: a tweet in another one counts as wrong.',
    table(
      ['language', ...sets.map(({ title }) => title), 'taken for instead'],
      [
        ...languages.map((language) => [
          language,
          ...sets.map(({ pairs }) => share(pairs.filter(({ truth }) => truth === language))),
          takenFor(language),
        ]),
        ['**all comments**', ...sets.map(({ pairs }) => share(pairs)), ''],
        ['**mean of the languages**', ...sets.map(({ pairs }) => percent(meanOfLanguages(pairs))), ''],
      ],
    ),
  ],
  options,
)

function share(pairs: readonly Pair[]): string {
  if (pairs.length === 0) return '–'
  const hits = pairs.filter(({ truth, said }) => truth === said).length
  return `${withInterval(accuracy(pairs), wilson(hits, pairs.length))}, ${pairs.length}`
}

function meanOfLanguages(pairs: readonly Pair[]): number {
  return mean(
    [...new Set(pairs.map(({ truth }) => truth))].map((language) =>
      accuracy(pairs.filter(({ truth }) => truth === language)),
    ),
  )
}

/** The most frequent mistakes, of our own comments. */
function takenFor(language: string): string {
  const counts = new Map<string, number>()
  for (const { truth, said } of sets.slice(0, 2).flatMap(({ pairs }) => pairs)) {
    if (truth === language && said !== language) counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([said, count]) => `${said} ${count}`)
    .join(', ')
}
