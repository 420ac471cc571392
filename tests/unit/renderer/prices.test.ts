import { describe, expect, test } from 'vitest'
import { formatMoney, minorDigits } from '../../../src-main/contract/money.ts'
import { parsePrice } from '../../../src-renderer/text/parse-price.ts'

describe('prices in minor units', () => {
  test.each([
    ['USD', 2990, 'en', '$29.90'],
    ['USD', 2990, 'zh-CN', 'US$29.90'],
    ['JPY', 3000, 'en', '¥3,000'],
    ['KRW', 39000, 'en', '₩39,000'],
    ['IDR', 15_000_050, 'en', 'IDR 150,000.50'],
    ['CNY', 19900, 'zh-CN', '¥199.00'],
  ] as const)('%s %d in %s is %s', (currency, minor, language, expected) => {
    expect(formatMoney(minor, currency, language)).toBe(expected)
  })

  test('a currency has as many minor digits as Intl says', () => {
    expect(['USD', 'JPY', 'KRW', 'VND', 'KWD'].map(minorDigits)).toEqual([2, 0, 0, 0, 3])
  })
})

// ICU releases disagree about IDR's minor digits, so what is typed must be read back the same on each of them.
test.each(['IDR', 'KRW', 'USD'])('a price typed in %s reads the same when shown', (currency) => {
  expect(formatMoney(parsePrice('150,000', currency) ?? 0, currency, 'en')).toContain('150,000')
})

describe('what a host types', () => {
  test.each([
    ['29.90', 'USD', 2990],
    ['29,9', 'EUR', 2990],
    ['29', 'USD', 2900],
    ['1,234.50', 'USD', 123450],
    ['1.234,50', 'EUR', 123450],
    ['1,500', 'USD', 150000],
    ['3,000', 'JPY', 3000],
    ['150.000', 'VND', 150000],
    ['1.234', 'KWD', 1234],
    ['1 299', 'EUR', 129900],
    ['0', 'USD', 0],
  ] as const)('%s %s is %d', (typed, currency, minor) => {
    expect(parsePrice(typed, currency)).toBe(minor)
  })

  test.each([
    ['', 'USD'],
    ['free', 'USD'],
    ['-5', 'USD'],
    ['9.5', 'JPY'],
    ['1.2345', 'USD'],
    ['$29', 'USD'],
    ['99999999999999999999', 'USD'],
  ])('%s %s is no price', (typed, currency) => {
    expect(parsePrice(typed, currency)).toBeNull()
  })
})
