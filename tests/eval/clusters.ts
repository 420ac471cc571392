import { readFileSync } from 'node:fs'
import { openQuestionEncoder } from '../../src-main/core/comments/questions/question-encoder.ts'
import { createQuestionGroups } from '../../src-main/core/comments/questions/question-groups.ts'
import { type GroupScore, groupScore, mean, middle95, shuffled } from './metrics.ts'
import { readEvalOptions } from './parts/eval-options.ts'
import { table, withInterval } from './parts/markdown.ts'
import { publish } from './parts/publish.ts'

/** `npm run eval -- clusters`: how well like questions come together, whatever order and language they come in. */

const QUESTIONS = 'models/triage/data/questions/blind.tsv'
const SHUFFLES = 20

interface Question {
  /** What it asks for, as people grouped it. */
  readonly kind: string
  readonly lang: string
  readonly text: string
}

const options = readEvalOptions()
const encode = openQuestionEncoder(options.model)
const questions = readQuestions()
const kinds = new Set(questions.map(({ kind }) => kind))
const languages = new Set(questions.map(({ lang }) => lang))

publish(
  'clusters',
  'questions.f32',
  [
    `${questions.length} blind questions of ${kinds.size} kinds in ${languages.size} languages, each kind in several. Percent: mean of ${SHUFFLES} orders of asking, and between which values 95 % of those orders lie; the questions are the same ones each time. V-measure is high for many small groups of any kind; the adjusted Rand index is 0 for chance.`,
    table(
      ['', 'V-measure', 'homogeneity', 'completeness', 'adjusted Rand', 'groups'],
      [
        ['**the studio**', ...figures(studioGroups)],
        ['each its own group', ...figures((asked) => asked.map((_, at) => `${at}`))],
        ['exact text', ...figures((asked) => asked.map(({ text }) => text))],
      ],
    ),
  ],
  options,
)

function figures(group: (asked: readonly Question[]) => readonly string[]): string[] {
  const runs = Array.from({ length: SHUFFLES }, (_, seed) => {
    const asked = shuffled(questions, seed)
    const groups = group(asked)
    const score = groupScore(
      asked.map(({ kind }) => kind),
      groups,
    )
    return { ...score, groups: new Set(groups).size }
  })
  const share = (name: keyof GroupScore) => {
    const values = runs.map((run) => run[name])
    return withInterval(mean(values), middle95(values))
  }
  const shares = (['v', 'homogeneity', 'completeness', 'adjustedRand'] as const).map(share)
  return [...shares, `${Math.round(mean(runs.map(({ groups }) => groups)))}`]
}

/** As they come to the studio, each into the group that it is in when it is asked. */
function studioGroups(asked: readonly Question[]): string[] {
  const groups = createQuestionGroups(encode)
  return asked.map(({ text }, at) => {
    const question = { platform: 'eval', commentId: `${at}`, viewerId: `${at}`, atMs: at, skus: [], text }
    return groups.add({ ...question, lang: 'und', topic: 'none', urgent: false }).group.id
  })
}

function readQuestions(): Question[] {
  const [header, ...lines] = readFileSync(QUESTIONS, 'utf8').trimEnd().split('\n')
  if (header !== 'group\tlang\ttext') throw new Error(`${QUESTIONS}: other columns`)
  return lines.map((line) => {
    const [kind, lang, text] = line.split('\t')
    return { kind, lang, text } as Question
  })
}
