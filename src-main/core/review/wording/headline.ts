/** What the report says first: how long, where, what came of it, and whether anything went wrong. */
import type { SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'
import { countText, durationText, moneyText } from './amounts.ts'

type Facts = Pick<SessionReport, 'totals' | 'destinations' | 'incidents'> & {
  readonly session: Omit<SessionReport['session'], 'headline'>
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
  if (session.kind === 'watch') return { en: `The studio watched for ${length.en}`, 'zh-CN': `旁听 ${length['zh-CN']}` }
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
  return {
    en: results.map(({ en }) => en).join(', '),
    'zh-CN': results.map((result) => result['zh-CN']).join('，'),
  }
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

function troubleOf({ session, destinations, incidents }: Facts): LocalisedText | null {
  if (session.endedAt === null) {
    return {
      en: 'it was never ended, so this reaches to its last event',
      'zh-CN': '本场没有正常结束，内容统计到最后一个事件',
    }
  }
  if (session.kind === 'watch') return null
  const outages = destinations.flatMap((destination) => destination.outages).length
  const slates = incidents.filter(({ kind }) => kind === 'slate').length
  const troubles: LocalisedText[] = []
  if (outages > 0) troubles.push(countText(outages, ['destination outage', 'destination outages'], '次平台中断'))
  if (slates > 0) troubles.push(countText(slates, ['moment on the slate', 'moments on the slate'], '次垫片画面'))
  const others = incidents.length - slates
  if (others > 0) troubles.push(countText(others, ['other incident', 'other incidents'], '次其他异常'))
  if (troubles.length === 0) return { en: 'nothing interrupted it', 'zh-CN': '全程没有中断' }
  return {
    en: troubles.map(({ en }) => en).join(', '),
    'zh-CN': troubles.map((trouble) => trouble['zh-CN']).join('，'),
  }
}
