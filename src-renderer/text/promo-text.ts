import type { LocalisedText } from '../../src-main/contract/text.ts'

export const promoText = {
  promo: { en: 'Countdown promo', 'zh-CN': '限时促销' },
  title: { en: 'Product', 'zh-CN': '商品' },
  titlePlaceholder: { en: 'Crystal lotus lamp', 'zh-CN': '水晶莲花灯' },
  price: { en: 'Price', 'zh-CN': '价格' },
  compareAt: { en: 'Was', 'zh-CN': '原价' },
  optional: { en: 'optional', 'zh-CN': '可选' },
  currency: { en: 'Currency', 'zh-CN': '币种' },
  minutes: { en: 'Minutes', 'zh-CN': '分钟' },
  show: { en: 'Put on air', 'zh-CN': '上屏' },
  hide: { en: 'Take off air', 'zh-CN': '撤下' },
  clear: { en: 'Clear', 'zh-CN': '清除' },
  applying: { en: 'Going into the picture…', 'zh-CN': '正在写入画面…' },
  onAir: { en: 'On air', 'zh-CN': '已上屏' },
  ended: { en: 'Ended: the picture says so', 'zh-CN': '已结束，画面已注明' },
  endsIn: { en: 'Ends in', 'zh-CN': '距结束' },
  was: { en: 'was {price}', 'zh-CN': '原价 {price}' },
  summary: { en: 'Viewers will see {price} until {time}', 'zh-CN': '观众将看到 {price}，{time} 截止' },
  summaryWas: {
    en: 'Viewers will see {price}, was {compareAt}, until {time}',
    'zh-CN': '观众将看到 {price}（原价 {compareAt}），{time} 截止',
  },
  needTitle: { en: 'Name the product.', 'zh-CN': '请填写商品名。' },
  badPrice: {
    en: 'Write the price as a number, for example {example}.',
    'zh-CN': '请用数字填写价格，例如 {example}。',
  },
  badCompareAt: {
    en: 'The earlier price must be a number above the price, or empty.',
    'zh-CN': '原价须为高于现价的数字，或留空。',
  },
  badMinutes: { en: 'Between 0.1 and 1440 minutes.', 'zh-CN': '请填写 0.1 到 1440 分钟。' },
  onlyLive: { en: 'A promo can go on air once the show is live.', 'zh-CN': '开播后即可上屏促销。' },
} as const satisfies Record<string, LocalisedText>
