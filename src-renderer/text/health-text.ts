import type { LocalisedText } from '../../src-main/contract/text.ts'

/** How the stream is doing, in figures: the health panel. */
export const healthText = {
  health: { en: 'Health', 'zh-CN': '运行状况' },
  open: { en: 'Health of the stream, in detail', 'zh-CN': '推流运行状况详情' },
  span: { en: 'The last 3 minutes', 'zh-CN': '最近 3 分钟' },
  nothing: {
    en: 'Nothing was measured yet. Figures appear as soon as the programme runs.',
    'zh-CN': '尚无测量数据。节目开始运行后会立即显示。',
  },
  alerts: { en: 'What needs attention', 'zh-CN': '需要注意' },
  noAlerts: { en: 'Nothing needs attention.', 'zh-CN': '一切正常，无需处理。' },
  since: { en: 'for {time}', 'zh-CN': '已持续 {time}' },
  bitrate: { en: 'Bitrate', 'zh-CN': '码率' },
  losses: { en: 'Pictures lost', 'zh-CN': '丢失画面' },
  rendering: { en: 'too late', 'zh-CN': '渲染过迟' },
  encoding: { en: 'encoder', 'zh-CN': '编码' },
  network: { en: 'network', 'zh-CN': '网络' },
  encodeDelay: { en: 'Encoding takes', 'zh-CN': '编码耗时' },
  cpu: { en: 'Processor cores in use', 'zh-CN': '占用处理器核心' },
  avOffset: { en: 'Sound against picture', 'zh-CN': '声画偏差' },
  milliseconds: { en: '{ms} ms', 'zh-CN': '{ms} 毫秒' },
  percent: { en: '{percent} %', 'zh-CN': '{percent}%' },
  unknown: { en: 'not known', 'zh-CN': '未知' },
  graphSaid: {
    en: '{name}: now {now}, {least} to {most} in the last 3 minutes',
    'zh-CN': '{name}：当前 {now}，最近 3 分钟 {least} 至 {most}',
  },
  queues: { en: 'Waiting to be sent', 'zh-CN': '待发送' },
  encoderQueue: { en: 'Encoder', 'zh-CN': '编码器' },
  recordingQueue: { en: 'Recording', 'zh-CN': '本地录制' },
  cool: { en: 'calm', 'zh-CN': '平稳' },
  warm: { en: 'filling', 'zh-CN': '积压' },
  hot: { en: 'nearly full', 'zh-CN': '将满' },
  seconds: { en: '{seconds} s', 'zh-CN': '{seconds} 秒' },
  details: { en: 'Commands and log…', 'zh-CN': '命令与日志…' },
} as const satisfies Record<string, LocalisedText>
