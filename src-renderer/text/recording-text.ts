import type { LocalisedText } from '../../src-main/contract/text.ts'

/** The recording, and what can be kept of it while it runs. */
export const recordingText = {
  paused: { en: 'Paused', 'zh-CN': '已暂停' },
  finishing: { en: 'Becoming an MP4 file…', 'zh-CN': '正在生成 MP4 文件…' },
  full: { en: '{size} · full in {time}', 'zh-CN': '{size} · {time}后写满' },
  keep: { en: 'Keep the last', 'zh-CN': '保存最近' },
  keepLast: { en: 'Save a clip of the last {time}', 'zh-CN': '保存最近 {time} 的片段' },
  mark: { en: 'Mark', 'zh-CN': '标记' },
  markHint: { en: 'Remember this moment for a highlight (M)', 'zh-CN': '标记此刻，供剪辑精彩片段（M）' },
  clipKey: { en: '{label} (C)', 'zh-CN': '{label}（C）' },
  clipSaved: { en: 'Saved the last {time}: {path}', 'zh-CN': '已保存最近 {time}：{path}' },
  marked: { en: 'This moment is marked.', 'zh-CN': '已标记此刻。' },
  highlights: { en: 'Highlights', 'zh-CN': '导出精彩片段' },
  highlightsHint: {
    en: 'A file of its own around each mark of this show',
    'zh-CN': '围绕本场每个标记各导出一个文件',
  },
  highlightsBusy: { en: 'Cutting…', 'zh-CN': '正在剪辑…' },
  highlightsSaved: { en: 'Saved: {count}. The first is {path}', 'zh-CN': '已保存 {count} 个文件，第一个为 {path}' },
  highlightsNone: { en: 'This show has no marks.', 'zh-CN': '本场没有标记。' },
} as const satisfies Record<string, LocalisedText>
