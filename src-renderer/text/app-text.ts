import type { LocalisedText } from '../../src-main/contract/text.ts'

export const appText = {
  close: { en: 'Close', 'zh-CN': '关闭' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  copy: { en: 'Copy {what}', 'zh-CN': '复制{what}' },
  copyShort: { en: 'Copy', 'zh-CN': '复制' },
  copied: { en: 'Copied', 'zh-CN': '已复制' },
  selected: { en: 'Selected, press Ctrl+C', 'zh-CN': '已选中，请按 Ctrl+C' },
  dismiss: { en: 'Dismiss', 'zh-CN': '知道了' },
  connecting: { en: 'Connecting to the studio…', 'zh-CN': '正在连接工作室…' },
  connectingHint: {
    en: 'This takes a moment when Cadence has just started.',
    'zh-CN': 'Cadence 刚启动时需要片刻。',
  },
  unreachable: { en: 'The studio does not answer', 'zh-CN': '工作室没有应答' },
  unreachableHint: {
    en: 'Nothing that is on air is affected. This window keeps trying. If it stays like this, open the link that the latest start of Cadence printed, or restart Cadence.',
    'zh-CN':
      '正在播出的内容不受影响，本窗口会持续重试。若一直如此，请打开 Cadence 最近一次启动时给出的链接，或重启 Cadence。',
  },
  lost: {
    en: 'This window lost the studio. The broadcast goes on; what you see here may be out of date.',
    'zh-CN': '本窗口与工作室断开。直播继续进行，这里显示的内容可能不是最新。',
  },
  lostRetry: { en: 'Trying again in {seconds} s', 'zh-CN': '{seconds} 秒后重试' },
  lostTrying: { en: 'Trying again…', 'zh-CN': '正在重试…' },
  connected: { en: 'Connected to the studio', 'zh-CN': '已连接工作室' },
  crashed: { en: 'This window stopped working', 'zh-CN': '本窗口出错了' },
  crashedHint: {
    en: 'The broadcast goes on. Load the window again to see it.',
    'zh-CN': '直播继续进行。重新载入窗口即可恢复显示。',
  },
  reload: { en: 'Load again', 'zh-CN': '重新载入' },
  language: { en: 'Switch to Chinese', 'zh-CN': '切换为英文' },
  languageShort: { en: '中文', 'zh-CN': 'EN' },
  themeToLight: { en: 'Use the light theme', 'zh-CN': '使用浅色主题' },
  themeToDark: { en: 'Use the dark theme', 'zh-CN': '使用深色主题' },
} as const satisfies Record<string, LocalisedText>
