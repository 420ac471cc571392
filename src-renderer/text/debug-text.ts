import type { LocalisedText } from '../../src-main/contract/text.ts'

/** What someone who looks for a fault needs. */
export const debugText = {
  title: { en: 'Commands and log', 'zh-CN': '命令与日志' },
  hint: {
    en: 'Every program that Cadence ran since it started, and what changed when. Stream keys are left out: this can be sent to anyone.',
    'zh-CN': '本次启动以来运行过的所有程序，以及何时发生了什么变化。不含推流密钥，可放心发给他人。',
  },
  loading: { en: 'Reading…', 'zh-CN': '正在读取…' },
  again: { en: 'Read again', 'zh-CN': '重新读取' },
  save: { en: 'Save as a file', 'zh-CN': '保存为文件' },
  processes: { en: 'Programs, newest first', 'zh-CN': '程序（最新在前）' },
  transitions: { en: 'What changed, newest first', 'zh-CN': '状态变化（最新在前）' },
  running: { en: 'running', 'zh-CN': '运行中' },
  command: { en: 'Command', 'zh-CN': '命令' },
  wrote: { en: 'What it wrote', 'zh-CN': '输出' },
  older: { en: '{count} older ones are in the file.', 'zh-CN': '另有 {count} 条更早的记录在文件中。' },
} as const satisfies Record<string, LocalisedText>
