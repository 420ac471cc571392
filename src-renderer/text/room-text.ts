import type { LocalisedText } from '../../src-main/contract/text.ts'

export const roomText = {
  comments: { en: 'Comments', 'zh-CN': '评论' },
  empty: { en: 'No comments yet', 'zh-CN': '还没有评论' },
  emptyHint: {
    en: 'They appear here the moment a platform or chat tool sends them to',
    'zh-CN': '平台或聊天工具将评论发送到以下地址后，会立即显示在这里',
  },
  newOnes: { en: '{count} new', 'zh-CN': '{count} 条新评论' },
  paused: { en: 'Held still', 'zh-CN': '已暂停滚动' },
  newestFirst: { en: 'newest first', 'zh-CN': '最新在上' },
  replyTo: { en: 'reply', 'zh-CN': '回复' },
} as const satisfies Record<string, LocalisedText>
