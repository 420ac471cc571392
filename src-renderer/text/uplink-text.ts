import type { LocalisedText } from '../../src-main/contract/text.ts'

/** Measuring what the line carries, before a show. */
export const uplinkText = {
  measure: { en: 'Measure', 'zh-CN': '测速' },
  title: { en: 'Measure the upload', 'zh-CN': '测量上行带宽' },
  hint: {
    en: 'Sends a few seconds of a test picture to the destinations that show it to nobody, and says what the line carries.',
    'zh-CN': '向不会公开展示的去向发送几秒测试画面，得出上行带宽。',
  },
  includePublic: { en: 'Also those whose viewers could see it', 'zh-CN': '也包括观众可能看到的平台' },
  includePublicHint: {
    en: 'On these the test picture may be public for some seconds.',
    'zh-CN': '测试画面可能在这些平台公开数秒。',
  },
  start: { en: 'Measure now', 'zh-CN': '开始测量' },
  measuring: { en: 'Measuring…', 'zh-CN': '正在测量…' },
  enough: {
    en: 'The line carries {kbps}; the show needs {needed}.',
    'zh-CN': '上行带宽 {kbps}，本场需要 {needed}。',
  },
  tooLittle: {
    en: 'The line carries {kbps}, but the show needs {needed}. Lower the bitrate or stop a destination.',
    'zh-CN': '上行带宽 {kbps}，但本场需要 {needed}。请降低码率或停用一个去向。',
  },
  leftOut: { en: 'Not measured: {names}.', 'zh-CN': '未测量：{names}。' },
} as const satisfies Record<string, LocalisedText>
