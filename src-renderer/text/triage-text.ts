import type { PriorityReason } from '../../src-main/contract/priority.ts'
import type { Language, LocalisedText } from '../../src-main/contract/text.ts'
import type { Intent, Sentiment, Topic } from '../../src-main/contract/triage.ts'
import { say } from './sentence.ts'

export const intentNames: Readonly<Record<Intent, LocalisedText>> = {
  question: { en: 'question', 'zh-CN': '提问' },
  purchase_intent: { en: 'order', 'zh-CN': '下单' },
  objection: { en: 'objection', 'zh-CN': '顾虑' },
  complaint: { en: 'complaint', 'zh-CN': '投诉' },
  praise: { en: 'praise', 'zh-CN': '好评' },
  greeting: { en: 'greeting', 'zh-CN': '问候' },
  participation: { en: 'joins in', 'zh-CN': '互动' },
  request: { en: 'request', 'zh-CN': '请求' },
  spam_or_abuse: { en: 'spam or abuse', 'zh-CN': '广告或辱骂' },
  other: { en: 'chat', 'zh-CN': '闲聊' },
}

export const topicNames: Readonly<Record<Topic, LocalisedText | null>> = {
  price: { en: 'price', 'zh-CN': '价格' },
  shipping: { en: 'shipping', 'zh-CN': '物流' },
  size_fit: { en: 'size', 'zh-CN': '尺码' },
  material_quality: { en: 'quality', 'zh-CN': '材质' },
  usage: { en: 'use', 'zh-CN': '用法' },
  stock: { en: 'stock', 'zh-CN': '库存' },
  color_variant: { en: 'colour', 'zh-CN': '颜色款式' },
  payment: { en: 'payment', 'zh-CN': '付款' },
  returns_warranty: { en: 'returns', 'zh-CN': '退换' },
  authenticity: { en: 'genuine?', 'zh-CN': '真伪' },
  promotion: { en: 'offers', 'zh-CN': '优惠' },
  stream_quality: { en: 'stream', 'zh-CN': '画面声音' },
  host: { en: 'host', 'zh-CN': '主播' },
  none: null,
}

export const sentimentNames: Readonly<Record<Sentiment, LocalisedText>> = {
  negative: { en: 'unhappy', 'zh-CN': '不满' },
  neutral: { en: 'neutral', 'zh-CN': '中性' },
  positive: { en: 'happy', 'zh-CN': '满意' },
}

export const triageText = {
  matters: { en: 'What matters', 'zh-CN': '需要处理' },
  mattersEmpty: { en: 'Nothing needs an answer now.', 'zh-CN': '目前没有需要回应的评论。' },
  starting: { en: 'The reading of comments is starting…', 'zh-CN': '正在启动评论解读…' },
  off: {
    en: 'Comments are not being read: no labels. They still arrive and are kept.',
    'zh-CN': '评论解读已停止，没有标签。评论仍会接收并保存。',
  },
  sampling: {
    en: 'So many comments that {share} % of them are read; all of them are kept.',
    'zh-CN': '评论过多，目前解读其中 {share}%；全部评论都会保存。',
  },
  urgent: { en: 'urgent', 'zh-CN': '紧急' },
  settle: { en: 'Done', 'zh-CN': '已处理' },
  settleLabel: { en: 'Done: “{text}”', 'zh-CN': '已处理：“{text}”' },
  askers: { en: '{count} ask', 'zh-CN': '{count} 人在问' },
  copies: { en: '×{count}', 'zh-CN': '×{count}' },
  why: { en: 'Why it is here: {reasons}', 'zh-CN': '排在这里的原因：{reasons}' },
} as const satisfies Record<string, LocalisedText>

const reasonTexts = {
  urgent: { en: 'urgent', 'zh-CN': '紧急' },
  buying: { en: 'about to buy', 'zh-CN': '准备购买' },
  buyer: { en: 'buys or pays already', 'zh-CN': '已是买家或付费成员' },
  waiting: { en: 'waits {seconds} s', 'zh-CN': '已等待 {seconds} 秒' },
  askers: { en: '{askers} people ask it', 'zh-CN': '{askers} 人在问' },
} as const satisfies Record<string, LocalisedText>

/** A reason of a comment's place in the list, with its points. */
export function reasonText(reason: PriorityReason, language: Language): string {
  return `${reasonWords(reason, language)} +${reason.points}`
}

function reasonWords(reason: PriorityReason, language: Language): string {
  switch (reason.kind) {
    case 'intent':
      return say(language, intentNames[reason.intent])
    case 'waiting':
      return say(language, reasonTexts.waiting, { seconds: `${reason.seconds}` })
    case 'askers':
      return say(language, reasonTexts.askers, { askers: `${reason.askers}` })
    default:
      return say(language, reasonTexts[reason.kind])
  }
}
