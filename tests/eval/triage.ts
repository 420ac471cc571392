import { accuracy, bootstrap, f1Of, labelScores, macroF1, mean, type Pair, wilson } from './metrics.ts'
import { readEvalOptions } from './parts/eval-options.ts'
import { type Judge, type Judged, pairsOf, withJudge } from './parts/judge.ts'
import { type HeadName, ownRows, publicSentimentRows, sampleRows } from './parts/label-rows.ts'
import { percent, table, withInterval } from './parts/markdown.ts'
import { publish } from './parts/publish.ts'

/** `npm run eval -- triage [--public DIR]`: every label of the shipped model, by language and by label, against what people said. */

const MACRO_HEADS = ['sentiment', 'intent', 'topic'] as const
const FLAGS = ['urgent', 'toxic'] as const

/** Macro-F1 over UMSAB's eight languages of what else there is, of `shared/data/README.md`. */
const BASELINES = [
  ['npm lexicons (vader-sentiment, AFINN, @nlpjs, multilang-sentiment)', '35–47'],
  ['fastText, one model a language, published', '51.0'],
  ['fastText, reproduced', '52.3'],
  ['hashed n-grams + logistic regression', '55.7'],
  ['XLM-R base (278 M parameters), published', '66.8'],
] as const

/** A set of comments that are judged together. */
interface JudgedSet {
  readonly title: string
  readonly rows: readonly Judged[]
}

const options = readEvalOptions()
const { publicDir } = options
const sections = await withJudge(options.model, async (judge) => {
  const blind = { title: 'blind', rows: await judge(ownRows('blind')) }
  const val = { title: 'val', rows: await judge(ownRows('val')) }
  const sample = publicDir === null ? [] : [{ title: 'public sample', rows: await judge(sampleRows(publicDir)) }]
  return [
    'Percent, with 95 % intervals (bootstrap over rows, 1 000 draws). Macro-F1 is the mean over the labels that occur; of `urgent` and `toxic` the F1 of "yes" is given. `blind`: written before training, never trained or tuned on. `val`: settings were chosen on it.',
    summaryTable([blind, val, ...sample]),
    ...[blind, val].flatMap((set) => [`### By language, ${set.title}`, languageTable(set)]),
    '### By label, blind and val together',
    labelTable([...blind.rows, ...val.rows]),
    ...(publicDir === null ? [] : await umsab(judge, publicDir)),
  ]
})
publish('triage', 'triage.onnx', sections, options)

function summaryTable(sets: readonly JudgedSet[]): string {
  const header = ['set', 'n', 'sentiment', 'intent', 'topic', 'urgent', 'toxic', 'language (accuracy)']
  const rows = sets
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => [title, `${rows.length}`, ...figures(rows), languageFigure(rows)])
  return table(header, rows)
}

function languageTable({ rows }: JudgedSet): string {
  const header = ['language', 'n', 'sentiment', 'intent', 'topic', 'urgent', 'toxic']
  const languages = [...new Set(rows.map(({ truth }) => truth.lang as string))].sort()
  return table(
    header,
    languages.map((language) => {
      const own = rows.filter(({ truth }) => truth.lang === language)
      return [language, `${own.length}`, ...figures(own)]
    }),
  )
}

function figures(rows: readonly Judged[]): string[] {
  return [...MACRO_HEADS.map((head) => figure(head, rows, macroF1)), ...FLAGS.map((head) => figure(head, rows, yesF1))]
}

/** Of "yes", where it is true of any row. */
function yesF1(pairs: readonly Pair[]): number {
  return pairs.some(({ truth }) => truth === 'yes') ? f1Of('yes', pairs) : Number.NaN
}

function figure(head: HeadName, rows: readonly Judged[], measure: (pairs: readonly Pair[]) => number): string {
  const pairs = pairsOf(head, rows)
  return withInterval(
    measure(pairs),
    bootstrap([pairs], ([drawn = []]) => measure(drawn)),
  )
}

function languageFigure(rows: readonly Judged[]): string {
  const pairs = pairsOf('lang', rows)
  const hits = pairs.filter(({ truth, said }) => truth === said).length
  return withInterval(accuracy(pairs), wilson(hits, pairs.length))
}

function labelTable(rows: readonly Judged[]): string {
  const header = ['label', 'n', 'precision', 'recall', 'F1']
  const lines = [...MACRO_HEADS, ...FLAGS].flatMap((head) => {
    const pairs = pairsOf(head, rows)
    const isFlag = head === 'urgent' || head === 'toxic'
    return labelScores(pairs)
      .filter(({ label, count }) => count > 0 && (!isFlag || label === 'yes'))
      .map(({ label, count, precision, recall, f1 }) => {
        const interval = bootstrap([pairs], ([drawn = []]) => f1Of(label, drawn), { times: 300 })
        const name = isFlag ? head : `${head}: ${label}`
        return [name, `${count}`, percent(precision), percent(recall), withInterval(f1, interval)]
      })
  })
  return table(header, lines)
}

/** Tweets in eight languages: another domain than ours, but one that others have figures of. */
async function umsab(judge: Judge, publicDir: string): Promise<string[]> {
  const rows = await judge(publicSentimentRows(publicDir).filter(({ source }) => source === 'umsab'))
  if (rows.length === 0) return []
  const languages = [...new Set(rows.map(({ truth }) => truth.lang as string))].sort()
  const strata = languages.map((language) =>
    pairsOf(
      'sentiment',
      rows.filter(({ truth }) => truth.lang === language),
    ),
  )
  const average = (drawn: readonly (readonly Pair[])[]) => mean(drawn.map(macroF1))
  const byLanguage = languages.map((language, at) => {
    const pairs = strata[at] ?? []
    return [
      language,
      `${pairs.length}`,
      withInterval(
        macroF1(pairs),
        bootstrap([pairs], ([drawn = []]) => macroF1(drawn)),
      ),
    ]
  })
  const whole = [
    '**mean of the languages**',
    `${rows.length}`,
    withInterval(average(strata), bootstrap(strata, average)),
  ]
  const others = BASELINES.map(([name, score]) => [name, '', score])
  return [
    '### Sentiment of tweets: validation rows of UMSAB, macro-F1',
    table(['', 'n', 'sentiment'], [...byLanguage, whole, ...others]),
  ]
}
