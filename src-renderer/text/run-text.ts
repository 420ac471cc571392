import type { LocalisedText } from '../../src-main/contract/text.ts'

export const runText = {
  run: { en: 'Run of show', 'zh-CN': '直播流程' },
  phaseLeft: { en: '{phase}: {time} left', 'zh-CN': '{phase}还剩 {time}' },
  phaseOver: { en: '{phase}: {time} over', 'zh-CN': '{phase}已超时 {time}' },
  nextPrompt: { en: 'Next prompt {time}: {text}', 'zh-CN': '下一提示 {time}：{text}' },
  empty: { en: 'No run of show is loaded', 'zh-CN': '尚未载入直播流程' },
} as const satisfies Record<string, LocalisedText>
