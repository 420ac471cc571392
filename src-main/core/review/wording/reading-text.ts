/** How many of the comments were read, and what that means for the figures about them. */
import type { SessionReport } from '../../../contract/report.ts'
import type { LocalisedText } from '../../../contract/text.ts'

/** Of a session with comments. */
export function readingText({ total, read, urgent }: SessionReport['totals']['comments']): LocalisedText {
  const sentences = read === 0 ? [NONE_READ] : [read < total ? someRead(read, total) : ALL_READ, urgentOf(urgent)]
  return {
    en: sentences.map(({ en }) => en).join(' '),
    'zh-CN': sentences.map((sentence) => sentence['zh-CN']).join(''),
  }
}

const NONE_READ: LocalisedText = {
  en: 'No comment was read by the studio, so there is nothing to tell about languages, mood, kinds and topics.',
  'zh-CN': '工作室没有解读任何评论，因此无法统计语言、情绪、类型和话题。',
}
const ALL_READ: LocalisedText = { en: 'The studio read every comment.', 'zh-CN': '工作室解读了全部评论。' }

function someRead(read: number, total: number): LocalisedText {
  const [some, all, rest] = [read, total, total - read].map((count) => count.toLocaleString('en'))
  return {
    en: `The studio read ${some} of ${all} comments; mood, kinds and topics are of these. The other ${rest} were left out in a flood, or came while comments were not being read.`,
    'zh-CN': `工作室解读了 ${all} 条评论中的 ${some} 条，情绪、类型和话题均按这些评论统计。其余 ${rest} 条因评论过多而略过，或在解读未运行时收到。`,
  }
}

function urgentOf(urgent: number): LocalisedText {
  if (urgent === 0) return { en: 'None of those read was urgent.', 'zh-CN': '其中没有紧急评论。' }
  const count = urgent.toLocaleString('en')
  return { en: `${count} of those read ${urgent === 1 ? 'was' : 'were'} urgent.`, 'zh-CN': `其中 ${count} 条紧急。` }
}
