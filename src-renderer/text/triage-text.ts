import type { PriorityReason } from '../../src-main/contract/priority.ts'
import type { Language, LocalisedText } from '../../src-main/contract/text.ts'
import { intentNames } from '../../src-main/contract/triage-names.ts'
import { say } from './sentence.ts'

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
