import { expect, test } from 'vitest'
import { createStderrLines } from '../../../src-main/core/process/stderr-lines.ts'

function written(count: number) {
  const heads: string[] = []
  const lines = createStderrLines(
    (line) => line.replace('key', '***'),
    (line) => heads.push(line),
  )
  for (let line = 1; line <= count; line++) lines.take(`key ${line}\n`)
  lines.end()
  return { lines, heads }
}

test.each([0, 1, 8, 9, 12, 20])('all of %i lines are kept, each once', (count) => {
  const { lines } = written(count)
  expect(lines.firstAndLast()).toEqual(Array.from({ length: count }, (_, index) => `*** ${index + 1}`))
})

test('of many lines the first eight and the last twelve remain', () => {
  const { lines, heads } = written(1_000)
  const kept = lines.firstAndLast()
  expect(kept.slice(0, 10)).toEqual([...heads, '(980 more lines)', '*** 989'])
  expect(kept).toHaveLength(21)
  expect(heads).toHaveLength(8)
  expect(kept.at(-1)).toBe('*** 1000')
})

test('a line that comes in pieces is one line, and the last needs no end', () => {
  const lines = createStderrLines(
    (line) => line,
    () => {},
  )
  lines.take('fir')
  lines.take('st\r\n\nsec')
  lines.take('ond')
  lines.end()
  expect(lines.tail).toEqual(['first', 'second'])
})

test('a line is cut to a bearable length, never through a secret', () => {
  const lines = createStderrLines(
    (line) => line.replaceAll('s3cret', '***'),
    () => {},
  )
  lines.take(`${'x'.repeat(997)}s3cret${'x'.repeat(50_000)}\n`)
  lines.take(`${'x'.repeat(500)}s3cret${'y'.repeat(997)}`)
  lines.end()
  expect(lines.tail.map(({ length }) => length)).toEqual([1_000, 1_000])
  expect(lines.tail.join('')).not.toMatch(/s3c|cret/)
})
