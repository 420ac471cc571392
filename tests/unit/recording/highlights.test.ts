import { expect, test } from 'vitest'
import { highlightName } from '../../../src-main/core/destinations/recording/highlights/highlight-name.ts'
import { highlightSpans, piecesOf } from '../../../src-main/core/destinations/recording/highlights/highlight-spans.ts'

const mark = (seconds: number, note = '') => ({ atMs: seconds * 1000, note })
const part = (path: string, fromSeconds: number, seconds: number) => ({
  path,
  firstPictureAtMs: fromSeconds * 1000,
  durationMs: seconds * 1000,
})

test('half a minute before a mark to a quarter after it; what overlaps is one highlight', () => {
  expect(highlightSpans([mark(200, 'c'), mark(100, 'a'), mark(140, 'b')])).toEqual([
    { startMs: 70_000, endMs: 155_000, notes: ['a', 'b'] },
    { startMs: 170_000, endMs: 215_000, notes: ['c'] },
  ])
})

test('a highlight stays within what was recorded, and may lie in two parts', () => {
  const parts = [part('a', 90, 20), part('b', 112, 600)]
  const [span] = highlightSpans([mark(100)])
  expect(span && piecesOf(span, parts)).toEqual([
    { path: 'a', fromMs: 0, lengthMs: 20_000 },
    { path: 'b', fromMs: 0, lengthMs: 3_000 },
  ])
  const [late] = highlightSpans([mark(200)])
  expect(late && piecesOf(late, parts)).toEqual([{ path: 'b', fromMs: 58_000, lengthMs: 45_000 }])
  const [outside] = highlightSpans([mark(2_000)])
  expect(outside && piecesOf(outside, parts)).toEqual([])
})

test.each([
  [1, ['Big discount!'], 1, '01-Big-discount.mp4'],
  [2, ['水晶灯 50%'], 1, '02-水晶灯-50.mp4'],
  [12, [''], 1, '12-mark.mp4'],
  [3, ['../../etc/passwd\0'], 1, '03-etc-passwd.mp4'],
  [4, ['a', 'b'], 2, '04-a-b-2.mp4'],
  [5, ['x'.repeat(200)], 1, `05-${'x'.repeat(40)}.mp4`],
])('highlight %i of %j is a safe file name', (number, notes, piece, name) => {
  expect(highlightName(number, notes, piece)).toBe(name)
})
