import { expect, test } from 'vitest'
import { ERROR_TEXTS, type ErrorCode } from '../../../src-main/contract/errors.ts'
import { ticksUpTo } from '../../../src-main/core/review/html/ticks.ts'
import { countText, durationText, moneyText } from '../../../src-main/core/review/wording/amounts.ts'
import { moodText } from '../../../src-main/core/review/wording/mood-text.ts'
import { readingText } from '../../../src-main/core/review/wording/reading-text.ts'
import { whatHappened } from '../../../src-main/core/review/wording/what-happened.ts'

test.each([
  [0, '0 s', '0 秒'],
  [40, '0.1 s', '0.1 秒'],
  [999, '1 s', '1 秒'],
  [59_400, '59 s', '59 秒'],
  [59_600, '1 min', '1 分'],
  [3_483_000, '58 min 3 s', '58 分 3 秒'],
  [3_600_000, '1 h', '1 小时'],
  [3_725_000, '1 h 2 min', '1 小时 2 分'],
])('%i ms read %s', (ms, en, zh) => {
  expect(durationText(ms)).toEqual({ en, 'zh-CN': zh })
})

test('one and many', () => {
  expect(countText(1, ['order', 'orders'], '笔订单').en).toBe('1 order')
  expect(countText(1204, ['order', 'orders'], '笔订单')).toEqual({ en: '1,204 orders', 'zh-CN': '1,204 笔订单' })
})

test('currencies stand side by side', () => {
  expect(moneyText({ USD: 123_456, KWD: 1500 }).en).toBe('$1,234.56 + KWD 1.500')
})

test('of every error only what happened is told, as a whole sentence', () => {
  for (const code of Object.keys(ERROR_TEXTS) as ErrorCode[]) {
    const { en, 'zh-CN': zh } = whatHappened({ code, details: {} })
    expect(en).toMatch(/[.]$/)
    expect(zh).toMatch(/。$/)
    expect(en.length).toBeLessThan(ERROR_TEXTS[code].en.length)
  }
})

test('a detail with a full stop in it is not cut', () => {
  const told = whatHappened({ code: 'encoder.stopped', details: { reason: 'it broke. badly。' } })
  expect(told).toEqual({ en: 'The encoder stopped (it broke. badly。).', 'zh-CN': '编码器中断（it broke. badly。）。' })
})

test('an axis has few round steps and reaches the top', () => {
  for (let most = 1; most < 3000; most += 1) {
    const ticks = ticksUpTo(most)
    expect(ticks.length).toBeLessThanOrEqual(5)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
    expect(ticks.every(Number.isInteger)).toBe(true)
  }
})

test.each([
  [null, '–'],
  [0, '0.00'],
  [-0.001, '0.00'],
  [0.256, '+0.26'],
  [-1, '−1.00'],
])('a mood of %s reads %s', (sentiment, read) => {
  expect(moodText(sentiment)).toBe(read)
})

test.each([
  [
    { total: 12, read: 12, urgent: 1 },
    'The studio read every comment. 1 of those read was urgent.',
    '工作室解读了全部评论。其中 1 条紧急。',
  ],
  [
    { total: 5000, read: 1200, urgent: 0 },
    'The studio read 1,200 of 5,000 comments; mood, kinds and topics are of these. The other 3,800 were left out in a flood, or came while comments were not being read. None of those read was urgent.',
    '工作室解读了 5,000 条评论中的 1,200 条，情绪、类型和话题均按这些评论统计。其余 3,800 条因评论过多而略过，或在解读未运行时收到。其中没有紧急评论。',
  ],
  [
    { total: 12, read: 0, urgent: 0 },
    'No comment was read by the studio, so there is nothing to tell about languages, mood, kinds and topics.',
    '工作室没有解读任何评论，因此无法统计语言、情绪、类型和话题。',
  ],
])('how many of the comments were read: %o', (counts, en, zh) => {
  const none = { byPlatform: {}, byLang: {}, byIntent: {}, byTopic: {} }
  const bySentiment = { positive: 0, neutral: 0, negative: 0 }
  expect(readingText({ ...counts, ...none, bySentiment })).toEqual({ en, 'zh-CN': zh })
})
