/** What viewers wrote: their mood over the show, what they asked, in which language, about what. */
import { REOPENS_AFTER_MS } from '../../../contract/apply-room.ts'
import type { QuestionRow, SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import type { Intent, Topic } from '../../../contract/triage.ts'
import { intentNames, sentimentNames, topicNames } from '../../../contract/triage-names.ts'
import { type Html, type HtmlPart, html } from '../../html/html.ts'
import { moodText } from '../wording/mood-text.ts'
import { readingText } from '../wording/reading-text.ts'
import { both, say } from './both.ts'
import { moodChart } from './mood-chart.ts'
import { type MoodSpan, moodSpans } from './mood-spans.ts'
import { languageName, platformText } from './names.ts'
import { bars, section, table } from './table.ts'
import { MINUTE_MS } from './time-axis.ts'
import type { Times } from './times.ts'

export function moodSection(report: SessionReport, times: Times): Html {
  const title = say('Mood of the comments', '评论情绪')
  const empty = say('No comment was read, so there is no mood to show.', '没有解读任何评论，无法显示情绪。')
  if (report.totals.comments.read === 0) return section(title, null, empty)
  const spans = moodSpans(report.byMinute)
  const short = html`<p class="soft">${say('The session was too short for a curve.', '本场时间太短，无法绘制曲线。')}</p>`
  return section(title, html`${moodChart(report, spans) ?? short}${moodTable(report, spans, times)}`, empty)
}

function moodTable({ byPhase }: SessionReport, spans: readonly MoodSpan[], times: Times): Html {
  const phaseOf = ({ startsAt, minutes }: MoodSpan) => {
    const middleMs = Date.parse(startsAt) + (minutes * MINUTE_MS) / 2
    return byPhase.findLast(({ startedAt }) => Date.parse(startedAt) <= middleMs)
  }
  const columns = [
    { head: say('From', '开始'), cell: ({ startsAt }: MoodSpan) => times.at(startsAt) },
    { head: say('Phase', '阶段'), cell: (span: MoodSpan) => phaseTitle(phaseOf(span)) },
    ...(['positive', 'neutral', 'negative'] as const).map((sentiment) => ({
      head: both(capitalised(sentimentNames[sentiment])),
      isNumber: true,
      cell: ({ bySentiment }: MoodSpan) => bySentiment[sentiment].toLocaleString('en'),
    })),
    { head: say('Mood', '情绪'), isNumber: true, cell: ({ sentiment }: MoodSpan) => moodText(sentiment) },
  ]
  const read = spans.filter(({ sentiment }) => sentiment !== null)
  return html`<details><summary>${say('The same as a table', '以表格显示')}</summary>
    ${table(columns, read)}
    <p class="soft">${say('Times in which no comment was read are left out.', '没有解读评论的时段不列出。')}</p></details>`
}

const phaseTitle = (phase: SessionReport['byPhase'][number] | undefined): HtmlPart => (phase ? both(phase.title) : '–')

export function questionsSection({ questions }: SessionReport, times: Times): Html {
  const columns = [
    { head: say('Question', '问题'), cell: questionCell },
    { head: say('People', '人数'), isNumber: true, cell: ({ askers }: QuestionRow) => askers.toLocaleString('en') },
    { head: say('Comments', '评论'), isNumber: true, cell: ({ count }: QuestionRow) => count.toLocaleString('en') },
    { head: say('First asked', '首次提问'), cell: ({ firstAt }: QuestionRow) => times.at(firstAt) },
    { head: say('Last asked', '最后提问'), cell: ({ lastAt }: QuestionRow) => times.at(lastAt) },
    { head: say('Answered', '已回应'), cell: (row: QuestionRow) => answerCell(row, times) },
  ]
  const empty = say('No question was found among the comments.', '评论中没有发现提问。')
  return section(say('Top questions', '热门问题'), questions.length > 0 ? table(columns, questions) : null, empty)
}

function questionCell({ text, textLeftOut, lang, topic }: QuestionRow): Html {
  const about = topicNames[topic]
  const words = text === null ? html`<span class="soft">${leftOutText(textLeftOut)}</span>` : quoted(text, lang)
  return html`${words}<span class="sub">${both(languageName(lang))}${about && html` · ${both(about)}`}</span>`
}

const quoted = (text: string, lang: string): Html => html`<bdi lang="${lang}">${text}</bdi>`

function leftOutText(reason: QuestionRow['textLeftOut']): Html {
  if (reason === 'deleted')
    return say('The comment was deleted, so its words are left out.', '该评论已被删除，内容不予显示。')
  return say(
    'Its words are left out: what is private in them could not be checked.',
    '无法确认其中的私人信息，内容不予显示。',
  )
}

function answerCell({ answeredAt, lastAt }: QuestionRow, times: Times): Html {
  if (answeredAt === null) return html`<span class="bad">${say('Not answered', '未回应')}</span>`
  const isOpenAgain = Date.parse(lastAt) - Date.parse(answeredAt) > REOPENS_AFTER_MS
  const again = html`<span class="sub bad">${say('Asked again since', '之后又有人提问')}</span>`
  return html`<span class="good">${times.at(answeredAt)}</span>${isOpenAgain && again}`
}

export function audienceSection({ totals: { comments } }: SessionReport): Html {
  const content = html`<p>${both(readingText(comments))}</p><div class="columns">
    ${countsOf(say('By language', '按语言'), comments.byLang, languageName)}
    ${countsOf(say('By platform', '按平台'), comments.byPlatform, platformText)}
    ${countsOf(say('By kind', '按类型'), comments.byIntent, (intent) => intentNames[intent as Intent])}
    ${countsOf(say('By topic', '按话题'), comments.byTopic, (topic) => topicNames[topic as Topic])}
  </div>`
  const empty = say(
    'No comment arrived, so there is nothing to tell about the audience.',
    '没有收到评论，无法统计观众。',
  )
  return section(say('Who wrote, and about what', '谁在评论，评论什么'), comments.total > 0 ? content : null, empty)
}

/** What has no name is not shown. */
function countsOf(
  title: Html,
  counts: Readonly<Record<string, number>>,
  nameOf: (key: string) => LocalisedText | null,
): Html | null {
  const named = Object.entries(counts).flatMap(([key, count]) => {
    const name = nameOf(key)
    return name ? [[capitalised(name), count] as const] : []
  })
  return named.length > 0 ? html`<div><h3>${title}</h3>${bars(named)}</div>` : null
}

const capitalised = (text: LocalisedText): LocalisedText => ({
  ...text,
  en: text.en.charAt(0).toUpperCase() + text.en.slice(1),
})
