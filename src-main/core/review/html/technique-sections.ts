/** How the broadcast went: destinations and their outages, incidents, picture and files. */
import type { DestinationRow, SessionReport } from '../../../contract/report.ts'
import { type Html, html } from '../../html/html.ts'
import { countText, durationText } from '../wording/amounts.ts'
import { both, say } from './both.ts'
import { section, table } from './table.ts'
import type { Times } from './times.ts'

export function actionsSection({ actions }: SessionReport): Html {
  const items = actions.map(
    ({ text, because }) => html`<li>${both(text)}<br><span class="soft">${both(because)}</span></li>`,
  )
  const empty = say('Nothing in the technique of this session asks for a change.', '从技术上看，本场没有需要改进之处。')
  return section(say('Next time', '下一场'), items.length > 0 ? html`<ol class="actions">${items}</ol>` : null, empty)
}

export function destinationsSection({ destinations }: SessionReport, times: Times): Html {
  const columns = [
    {
      head: say('Destination', '平台'),
      cell: ({ name, url }: DestinationRow) => html`${name}<span class="sub"><code>${url}</code></span>`,
    },
    { head: say('Live', '在播'), cell: ({ liveMs }: DestinationRow) => both(durationText(liveMs)) },
    { head: say('Outages', '中断'), cell: ({ outages }: DestinationRow) => outageList(outages, times) },
    { head: say('Sent', '已发送'), isNumber: true, cell: sent },
    { head: say('Reconnects', '重连'), isNumber: true, cell: ({ reconnects }: DestinationRow) => reconnects },
    { head: say('Frames lost', '丢帧'), isNumber: true, cell: ({ droppedFrames }: DestinationRow) => droppedFrames },
  ]
  const empty = say('Nothing was sent to a destination in this session.', '本场没有推送到任何平台。')
  const content = destinations.length > 0 ? table(columns, destinations) : null
  return section(say('Destinations', '推流平台'), content, empty)
}

function sent({ bytes, frames }: DestinationRow): Html {
  const amount = bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
  return html`${amount}<span class="sub">${both(countText(frames, ['frame', 'frames'], '帧'))}</span>`
}

function outageList(outages: DestinationRow['outages'], times: Times): Html | readonly Html[] {
  if (outages.length === 0) return html`<span class="good">${say('None', '无')}</span>`
  return outages.map(({ startedAt, durationMs, reason }) => {
    return html`<div>${times.at(startedAt)} · <span class="bad">${lasted(durationMs)}</span><span class="sub">${both(reason)}</span></div>`
  })
}

const lasted = (durationMs: number | null): Html =>
  durationMs === null ? say('did not come back', '没有恢复') : both(durationText(durationMs))

export function incidentsSection({ incidents }: SessionReport, times: Times): Html {
  type Row = (typeof incidents)[number]
  const columns = [
    { head: say('When', '时间'), cell: ({ startedAt }: Row) => times.at(startedAt) },
    { head: say('For', '持续'), cell: ({ durationMs }: Row) => lasted(durationMs) },
    { head: say('What happened', '发生了什么'), cell: ({ text }: Row) => both(text) },
  ]
  const empty = say(
    'No incident of a source, the encoder or the recording was noted.',
    '没有记录到信号源、编码器或录制的异常。',
  )
  return section(say('Incidents', '异常'), incidents.length > 0 ? table(columns, incidents) : null, empty)
}

export function pictureSection({ session: { frames, recordings, clips } }: SessionReport): Html {
  const files = [...recordings, ...clips].map((path) => html`<li><code>${path}</code></li>`)
  const counted = frames && countText(frames.programme, ['frame', 'frames'], '帧')
  const losses = frames && {
    en: `of ${frames.expected.toLocaleString('en')} expected; ${frames.dropped} dropped, ${frames.slate} with the slate`,
    'zh-CN': `（应有 ${frames.expected.toLocaleString('en')} 帧），丢失 ${frames.dropped} 帧，垫片 ${frames.slate} 帧`,
  }
  const content = html`${counted && losses && html`<p>${both(counted)} ${both(losses)}${say('.', '。')}</p>`}
    ${files.length > 0 && html`<ul class="actions">${files}</ul>`}`
  const empty = say('Nothing was recorded in this session.', '本场没有录制。')
  return section(say('Picture and recording', '画面与录制'), frames || files.length > 0 ? content : null, empty)
}
