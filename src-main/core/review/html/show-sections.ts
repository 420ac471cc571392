/** What the show did: comments over time, phases, prompts, promos. */
import type { SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { type Html, html } from '../../html/html.ts'
import { durationText, moneyText } from '../wording/amounts.ts'
import { moodText } from '../wording/mood-text.ts'
import { both, say } from './both.ts'
import { commentsChart } from './chart.ts'
import { section, table } from './table.ts'
import type { Times } from './times.ts'

export function rhythmSection(report: SessionReport): Html {
  const empty =
    report.totals.comments.total === 0
      ? say('Nobody wrote a comment in this session.', '本场没有收到评论。')
      : say('The session was too short for a curve.', '本场时间太短，无法绘制曲线。')
  return section(say('Comments over time', '评论走势'), commentsChart(report), empty)
}

export function phasesSection({ byPhase }: SessionReport, times: Times): Html {
  const columns = [
    { head: say('Phase', '阶段'), cell: (row: (typeof byPhase)[number]) => both(row.title) },
    { head: say('From', '开始'), cell: (row: (typeof byPhase)[number]) => times.at(row.startedAt) },
    { head: say('Length', '时长'), cell: (row: (typeof byPhase)[number]) => both(durationText(row.durationMs)) },
    { head: say('Prompts', '提示'), isNumber: true, cell: (row: (typeof byPhase)[number]) => row.cuesFired },
    { head: say('Comments', '评论'), isNumber: true, cell: (row: (typeof byPhase)[number]) => row.comments },
    { head: say('Per minute', '每分钟'), isNumber: true, cell: perMinute },
    { head: say('Mood', '情绪'), isNumber: true, cell: (row: (typeof byPhase)[number]) => moodText(row.sentiment) },
    { head: say('Orders', '订单'), isNumber: true, cell: (row: (typeof byPhase)[number]) => row.orders },
  ]
  const empty = say('No run of show was followed in this session.', '本场没有按流程表进行。')
  return section(say('Phases', '阶段'), byPhase.length > 0 ? table(columns, byPhase) : null, empty)
}

function perMinute({ comments, durationMs }: SessionReport['byPhase'][number]): string {
  return durationMs > 0 ? ((comments * 60_000) / durationMs).toFixed(1) : '–'
}

export function promosSection({ promos }: SessionReport, times: Times): Html {
  type Row = (typeof promos)[number]
  const columns = [
    { head: say('Promo', '促销'), cell: ({ title }: Row) => title },
    {
      head: say('Price', '价格'),
      isNumber: true,
      cell: (row: Row) => both(moneyText({ [row.currency]: row.priceMinor })),
    },
    {
      head: say('On air', '上屏'),
      cell: ({ onAirAt }: Row) =>
        onAirAt ? times.at(onAirAt) : html`<span class="bad">${say('It never reached the picture', '未能上屏')}</span>`,
    },
    { head: say('Deadline', '截止'), cell: ({ deadline }: Row) => times.at(deadline) },
    {
      head: say('Taken off', '撤下'),
      cell: ({ onAirAt, hiddenAt }: Row) => {
        if (!onAirAt) return '–'
        return hiddenAt ? times.at(hiddenAt) : say('Stood until the end', '保留到结束')
      },
    },
    {
      head: say('Orders meanwhile', '期间订单'),
      isNumber: true,
      cell: ({ ordersWhileShown }: Row) => ordersWhileShown,
    },
  ]
  const empty = say('No promo was shown in this session.', '本场没有展示促销。')
  return section(say('Promos', '促销'), promos.length > 0 ? table(columns, promos) : null, empty)
}

export function promptsSection({ cues, byPhase }: SessionReport, times: Times): Html {
  type Row = (typeof cues)[number]
  const titles = new Map(byPhase.map(({ phaseId, title }) => [phaseId, title]))
  const columns = [
    { head: say('When', '时间'), cell: ({ firedAt }: Row) => times.at(firedAt) },
    { head: say('Phase', '阶段'), cell: ({ phaseId }: Row) => both(titles.get(phaseId) ?? plain(phaseId)) },
    { head: say('Prompt', '提示'), cell: ({ text }: Row) => both(text) },
  ]
  const empty = say('No prompt was due in this session.', '本场没有到点的提示。')
  return section(say('Prompts', '提示'), cues.length > 0 ? table(columns, cues) : null, empty)
}

const plain = (text: string): LocalisedText => ({ en: text, 'zh-CN': text })
