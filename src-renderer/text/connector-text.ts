import type { LocalisedText } from '../../src-main/contract/text.ts'

/** Where comments come from: adding a connector, and how it is. */
export const connectorText = {
  title: { en: 'Comment connectors', 'zh-CN': '评论连接' },
  hint: {
    en: 'Cadence reads these chats by itself, also after a restart. Without a token they are only read.',
    'zh-CN': 'Cadence 会自动接收这些聊天，重启后也会恢复。不填令牌则只接收、不能回复。',
  },
  empty: { en: 'None yet', 'zh-CN': '还没有添加' },
  add: { en: 'Add', 'zh-CN': '添加' },
  platform: { en: 'Platform or tool', 'zh-CN': '平台或工具' },
  channel: { en: 'Channel', 'zh-CN': '频道' },
  twitchHint: { en: 'Its name or address, such as twitch.tv/name.', 'zh-CN': '频道名或网址，例如 twitch.tv/name。' },
  youtubeHint: {
    en: 'The address of the live video, or of the channel (@name): then whatever it sends live.',
    'zh-CN': '直播视频的网址，或频道网址（@名称）：将读取该频道正在进行的直播。',
  },
  token: { en: 'Token for replies', 'zh-CN': '回复用令牌' },
  twitchTokenHint: {
    en: 'A user access token of this channel with chat:read and chat:edit. It is never shown again.',
    'zh-CN': '本频道账号的用户访问令牌，需要 chat:read 和 chat:edit 权限。之后不再显示。',
  },
  youtubeTokenHint: {
    en: 'An OAuth access token of your Google project with youtube.force-ssl. It is never shown again.',
    'zh-CN': '你的 Google 项目的 OAuth 访问令牌，需要 youtube.force-ssl 权限。之后不再显示。',
  },
  session: { en: 'Session ID', 'zh-CN': '会话 ID' },
  sessionHint: {
    en: 'From its window, with “Send chat messages to API server” on. It is as good as a password and never shown again. Empty: it posts to an address that stands in the list afterwards.',
    'zh-CN':
      '在其窗口中查看，并打开“Send chat messages to API server”。它等同于密码，之后不再显示。留空：由它推送到添加后列表中显示的地址。',
  },
  server: { en: 'Server', 'zh-CN': '服务器' },
  remove: { en: 'Remove {name}', 'zh-CN': '移除 {name}' },
  lastMessage: { en: 'last message {age} ago', 'zh-CN': '上一条消息：{age}前' },
  noMessage: { en: 'no message yet', 'zh-CN': '还没有消息' },
  gaps: {
    en: 'interruptions: {count}; what was written meanwhile is missing',
    'zh-CN': '中断次数：{count}；期间的评论缺失',
  },
  quota: { en: 'replies used {used} of {limit} units today', 'zh-CN': '今日回复已用配额 {used} / {limit}' },
  again: { en: 'again in {seconds} s', 'zh-CN': '{seconds} 秒后重试' },
  showAddress: { en: 'Show its address', 'zh-CN': '显示推送地址' },
  address: { en: 'Address for posts', 'zh-CN': '推送地址' },
  addressHint: {
    en: 'Social Stream Ninja on this computer posts here. Whoever has it can write into your comments.',
    'zh-CN': '本机的 Social Stream Ninja 推送到此地址。持有者可向评论区写入内容，请勿外传。',
  },
  renew: { en: 'Replace the address', 'zh-CN': '更换地址' },
  deleted: { en: 'Deleted', 'zh-CN': '已删除' },
  edited: { en: 'edited', 'zh-CN': '已编辑' },
} as const satisfies Record<string, LocalisedText>
