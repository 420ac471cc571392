import { expect, test } from 'vitest'
import { percent, table, withBlock, withInterval } from '../../eval/parts/markdown.ts'

test('a block is replaced, and everything around it stays', () => {
  const card = '# Card\n<!-- eval:a -->\nold\n<!-- /eval -->\nbetween\n<!-- eval:b -->\nother\n<!-- /eval -->\nend\n'
  expect(withBlock(card, 'a', 'new\n')).toBe(card.replace('old', 'new'))
  expect(withBlock(card, 'b', 'new')).toBe(card.replace('other', 'new'))
})

test('figures that hold replacement patterns are written as they are', () => {
  expect(withBlock('<!-- eval:a -->\n<!-- /eval -->', 'a', "$& $' $1")).toBe(
    "<!-- eval:a -->\n$& $' $1\n<!-- /eval -->",
  )
})

test('a card without the block gets one at its end', () => {
  expect(withBlock('# Card\n', 'a', 'new')).toBe('# Card\n\n<!-- eval:a -->\nnew\n<!-- /eval -->\n')
})

test('a block that does not end is left alone', () => {
  expect(() => withBlock('<!-- eval:a -->\nmy own words', 'a', 'new')).toThrow('has no <!-- /eval -->')
})

test('the block of another name is not taken for its end', () => {
  expect(() => withBlock('<!-- eval:a -->\n<!-- eval:b -->\n<!-- /eval -->', 'a', 'new')).toThrow('has no')
})

test('figures are hundredths; what can not be measured is a dash', () => {
  expect(percent(0.12345)).toBe('12.3')
  expect(percent(Number.NaN)).toBe('–')
  expect(withInterval(0.5, { low: 0.4, high: 0.61 })).toBe('50.0 [40.0, 61.0]')
  expect(table(['a', 'b'], [['x', '1']])).toBe('| a | b |\n|---|--:|\n| x | 1 |')
})
