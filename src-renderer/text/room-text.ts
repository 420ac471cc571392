import type { LocalisedText } from '../../src-main/contract/text.ts'

export const roomText = {
  comments: { en: 'Comments', 'zh-CN': '评论' },
  empty: { en: 'No comments yet', 'zh-CN': '还没有评论' },
  emptyHint: {
    en: 'They appear here the moment a platform or chat tool sends them.',
    'zh-CN': '平台或聊天工具发来评论后，会立即显示在这里。',
  },
  newOnes: { en: '{count} new', 'zh-CN': '{count} 条新评论' },
  paused: { en: 'Held still', 'zh-CN': '已暂停滚动' },
  newestFirst: { en: 'newest first', 'zh-CN': '最新在上' },
  replyTo: { en: 'reply', 'zh-CN': '回复' },
  connect: { en: 'Connect comments', 'zh-CN': '接入评论' },
  connectHint: {
    en: 'A chat tool on this computer sends comments and orders to this address, with the token.',
    'zh-CN': '本机上的聊天工具凭令牌将评论和订单发送到此地址。',
  },
  connectLoading: { en: 'Asking the studio…', 'zh-CN': '正在向工作室查询…' },
  address: { en: 'Address', 'zh-CN': '地址' },
  token: { en: 'Token', 'zh-CN': '令牌' },
  tokenHint: {
    en: 'New at each start of Cadence. Whoever has it can write into your comments.',
    'zh-CN': '每次启动 Cadence 都会更换。持有者可向评论区写入内容，请勿外传。',
  },
  tokenShow: { en: 'Show', 'zh-CN': '显示' },
  tokenHide: { en: 'Hide', 'zh-CN': '隐藏' },
  example: { en: 'Try it in a terminal', 'zh-CN': '在终端中试一试' },
  exampleViewer: { en: 'Ana', 'zh-CN': '小安' },
  exampleComment: { en: 'Does it ship to Canada?', 'zh-CN': '可以寄到加拿大吗？' },
} as const satisfies Record<string, LocalisedText>
