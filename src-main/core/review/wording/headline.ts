/** What the report says first: how long, where, what came of it, and whether anything went wrong. */
import type { SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { countText, durationText, moneyText } from './amounts.ts'

type Facts = Pick<SessionReport, 'totals' | 'destinations' | 'incidents'> & {
  readonly session: Omit<SessionReport['session'], 'headline'>
  readonly restarts: number
  readonly wasClosed: boolean
}

export function headlineOf(facts: Facts): LocalisedText {
  const parts = [leadOf(facts), resultsOf(facts), troubleOf(facts)].filter((part) => part !== null)
  const [lead, ...rest] = parts
  const join = (language: 'en' | 'zh-CN', colon: string, semicolon: string, stop: string) =>
    `${lead?.[language]}${rest.length > 0 ? colon : ''}${rest.map((part) => part[language]).join(semicolon)}${stop}`
  return { en: join('en', ': ', '; ', '.'), 'zh-CN': join('zh-CN', '：', '；', '。') }
}

function leadOf({ session, destinations }: Facts): LocalisedText {
  const length = durationText(session.durationMs)
  if (session.kind === 'watch') return { en: `The studio watched for ${length.en}`, 'zh-CN': `监看 ${length['zh-CN']}` }
  const rehearsal = session.kind === 'rehearsal'
  const title = session.title.trim()
  const en = title ? `${rehearsal ? 'The rehearsal ' : ''}“${title}”` : `The ${rehearsal ? 'rehearsal' : 'show'}`
  const zh = `${title ? `《${title}》` : ''}${rehearsal ? '排练' : '直播'}`
  const reached = destinations.filter(({ liveMs }) => liveMs > 0).length
  const where = countText(reached, ['destination', 'destinations'], '个平台')
  return {
    en: `${en} ran ${length.en}${reached > 0 ? ` on ${where.en}` : ''}`,
    'zh-CN': `${zh} ${length['zh-CN']}${reached > 0 ? `，推送到 ${where['zh-CN']}` : ''}`,
  }
}

function resultsOf({ totals }: Facts): LocalisedText {
  const results = [commentsOf(totals.comments)]
  if (totals.ordersCount > 0) results.push(ordersOf(totals))
  if (totals.viewersPeak !== null) {
    const peak = totals.viewersPeak.toLocaleString('en')
    results.push({ en: `${peak} viewers at the peak`, 'zh-CN': `最高在线 ${peak} 人` })
  }
  return joined(results)
}

function commentsOf({ total, byLang }: Facts['totals']['comments']): LocalisedText {
  if (total === 0) return { en: 'no comments', 'zh-CN': '没有评论' }
  const comments = countText(total, ['comment', 'comments'], '条评论')
  const told = Object.keys(byLang).filter((lang) => lang !== 'und').length
  if (told === 0) return comments
  const languages = countText(told, ['language', 'languages'], '种语言')
  return { en: `${comments.en} in ${languages.en}`, 'zh-CN': `${comments['zh-CN']}（${languages['zh-CN']}）` }
}

function ordersOf({ ordersCount, gmvMinor }: Facts['totals']): LocalisedText {
  const orders = countText(ordersCount, ['order', 'orders'], '笔订单')
  const worth = moneyText(gmvMinor)
  return { en: `${orders.en} worth ${worth.en}`, 'zh-CN': `${orders['zh-CN']}，成交 ${worth['zh-CN']}` }
}

function troubleOf({ session, destinations, incidents, restarts, wasClosed }: Facts): LocalisedText | null {
  if (session.endedAt === null) return NOT_ENDED
  if (session.kind === 'watch') return null
  const outages = destinations.flatMap((destination) => destination.outages).length
  const slates = incidents.filter(({ kind }) => kind === 'slate').length
  // A source that failed is what the slate stood for: it is not counted twice.
  const others = incidents.filter(({ kind }) => kind === 'encoder' || kind === 'recording').length
  const troubles = [
    outages > 0 && countText(outages, ['destination outage', 'destination outages'], '次平台中断'),
    slates > 0 && countText(slates, ['moment on the slate', 'moments on the slate'], '次垫片画面'),
    others > 0 &&
      countText(others, ['encoder or recording incident', 'encoder or recording incidents'], '次编码或录制异常'),
    restarts > 0 && countText(restarts, ['restart of the studio', 'restarts of the studio'], '次工作室重启'),
    !wasClosed && CUT_OFF,
  ].filter((trouble) => trouble !== false)
  if (troubles.length === 0) return { en: 'nothing interrupted it', 'zh-CN': '全程没有中断' }
  return joined(troubles)
}

const NOT_ENDED: LocalisedText = {
  en: 'it has not been ended, so this reaches to its last event',
  'zh-CN': '本场尚未结束，内容统计到最后一个事件',
}
const CUT_OFF: LocalisedText = { en: 'the studio was cut off before the end', 'zh-CN': '工作室在结束前中断' }

function joined(texts: readonly LocalisedText[]): LocalisedText {
  return { en: texts.map(({ en }) => en).join(', '), 'zh-CN': texts.map((text) => text['zh-CN']).join('，') }
}
