import type { LocalisedText } from './text.ts'
import type { Intent, Sentiment, Topic } from './triage.ts'

/** What the labels of comments are called, on every page. */

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
