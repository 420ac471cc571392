/** What to change next time: only what this session's own figures support. */
import type { DestinationRow, SessionReport } from '../../contract/report.ts'
import { countText, durationText } from './wording/amounts.ts'

type Action = SessionReport['actions'][number]

const LONG_OUTAGE_MS = 30_000
const LONG_SLATE_MS = 10_000

/** `endMs` (epoch): how long what never recovered lasted. */
export function actionsFor(
  { destinations, incidents }: Pick<SessionReport, 'destinations' | 'incidents'>,
  endMs: number,
): readonly Action[] {
  const slates = incidents.filter(({ kind }) => kind === 'slate')
  const actions = destinations.map((destination) => outageAction(destination, endMs))
  return [...actions, slateAction(totalMs(slates, endMs))].filter((action) => action !== null)
}

function outageAction({ name, outages }: DestinationRow, endMs: number): Action | null {
  const downMs = totalMs(outages, endMs)
  if (downMs <= LONG_OUTAGE_MS) return null
  const down = durationText(downMs)
  const times = countText(outages.length, ['outage', 'outages'], '次')
  return {
    text: {
      en: `Test the line and the stream key of ${name} with a rehearsal before the next show.`,
      'zh-CN': `下一场开播前，先用排练测试 ${name} 的网络线路和推流密钥。`,
    },
    because: {
      en: `${name} was off for ${down.en} in ${times.en}.`,
      'zh-CN': `${name} 中断 ${times['zh-CN']}，共 ${down['zh-CN']}。`,
    },
  }
}

function slateAction(slateMs: number): Action | null {
  if (slateMs <= LONG_SLATE_MS) return null
  const seen = durationText(slateMs)
  return {
    text: {
      en: 'Check the cable or file of the source, and keep a second source ready to switch to.',
      'zh-CN': '检查信号源的线缆或文件，并准备一个可以随时切换的备用信号源。',
    },
    because: {
      en: `Viewers saw the slate for ${seen.en} in all.`,
      'zh-CN': `观众看到垫片画面共 ${seen['zh-CN']}。`,
    },
  }
}

function totalMs(rows: readonly { readonly startedAt: string; readonly durationMs: number | null }[], endMs: number) {
  return rows.reduce((sum, { startedAt, durationMs }) => sum + (durationMs ?? endMs - Date.parse(startedAt)), 0)
}
